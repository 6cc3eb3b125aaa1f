using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Knowledge;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>What the list of articles shows.</summary>
/// <param name="Page">The articles.</param>
/// <param name="All">How many there are without any filter.</param>
/// <param name="Open">Open findings by problem.</param>
/// <param name="Access">Whether the person may write articles.</param>
public sealed record KnowledgeModel(ArticlePage Page, int All, ImmutableDictionary<string, int> Open, AccessDecision Access)
{
    /// <summary>How many of the shown articles are of a problem that is open now.</summary>
    public int OpenArticles => Page.Items.Count(hit => Open.ContainsKey(hit.Article.Problem));
}
