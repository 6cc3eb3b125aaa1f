using System.Collections.Immutable;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Runbooks;

namespace Portal.Web.Features.Knowledge.Runbooks;

/// <summary>Where an alert leads.</summary>
/// <param name="Alert">The alert's name as it is in the address.</param>
/// <param name="IsName">Whether that can be a name at all.</param>
/// <param name="Article">The article; null when there is none.</param>
/// <param name="Nearest">What is near it by its words, when there is no article.</param>
public sealed record RunbookModel(string Alert, bool IsName, RunbookArticle? Article, ImmutableArray<ArticleHit> Nearest);
