namespace Portal.Web.Api.Knowledge;

/// <summary>An alert without an article.</summary>
/// <param name="Alert">The alert's name.</param>
/// <param name="Count">How often it was asked for.</param>
/// <param name="FirstSeen">When first.</param>
/// <param name="LastSeen">When last.</param>
public sealed record RunbookGapResponse(string Alert, long Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
