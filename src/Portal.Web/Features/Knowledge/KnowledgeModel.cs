using System.Collections.Immutable;
using Portal.Core.Knowledge;

namespace Portal.Web.Features.Knowledge;

/// <summary>What the list of articles shows.</summary>
/// <param name="Page">The articles.</param>
/// <param name="Open">Open findings by problem.</param>
public sealed record KnowledgeModel(ArticlePage Page, ImmutableDictionary<string, int> Open);
