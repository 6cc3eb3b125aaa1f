namespace Portal.Web.Api.Deletions;

/// <summary>Why an object does not go away.</summary>
/// <param name="Code">A code, such as <c>Finalizer</c> or <c>NodeDown</c>.</param>
/// <param name="Text">The reason as a sentence.</param>
public sealed record DeletionReasonResponse(string Code, string Text);
