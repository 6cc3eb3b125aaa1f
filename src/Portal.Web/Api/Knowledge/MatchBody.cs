namespace Portal.Web.Api.Knowledge;

/// <summary>Body of <c>POST /knowledge/match</c>.</summary>
/// <param name="Text">A log, events, output of kubectl or an alert, as it is; at most 1 MiB in UTF-8.</param>
public sealed record MatchBody(string Text);
