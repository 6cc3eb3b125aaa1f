namespace Portal.Web.Api.Remediations;

/// <summary>An answer of the API server.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">What it means, in words.</param>
public sealed record RunAnswerResponse(int Status, string Text);
