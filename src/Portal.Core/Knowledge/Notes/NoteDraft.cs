namespace Portal.Core.Knowledge.Notes;

/// <summary>A note that somebody wants to write.</summary>
/// <param name="Text">The text, Markdown.</param>
/// <param name="RunId">The remediation run after which it is written, or null.</param>
public sealed record NoteDraft(string Text, Guid? RunId);
