using System.Collections.Immutable;

namespace Portal.Web.Api.Knowledge;

/// <summary>Where an alert leads.</summary>
/// <param name="Alert">The alert's name.</param>
/// <param name="Article">The article.</param>
/// <param name="Others">More articles whose signatures name the alert.</param>
public sealed record RunbookResponse(string Alert, RunbookArticleResponse Article, ImmutableArray<RunbookArticleResponse> Others);
