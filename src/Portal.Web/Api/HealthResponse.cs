namespace Portal.Web.Api;

/// <summary>Answer of the health endpoints.</summary>
/// <param name="Status"><c>ok</c>, <c>ready</c> or <c>not ready</c>.</param>
/// <param name="Detail">What is missing, in words; null when nothing is.</param>
public sealed record HealthResponse(string Status, string? Detail);
