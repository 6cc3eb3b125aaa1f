namespace Portal.Core.Remediation;

/// <summary>What a dry run shows of a change.</summary>
/// <param name="Lines">Lines of YAML that begin with a space, <c>-</c> or <c>+</c>.</param>
/// <param name="Removed">Whether the object is gone at once.</param>
internal sealed record DiffPreview(string Lines, bool Removed);
