using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>What the field in the top bar searches.</summary>
/// <param name="findings">Open and resolved findings.</param>
/// <param name="articles">The knowledge base.</param>
public sealed class PortalSearch(FindingService findings, ArticleService articles)
{
    private const int OfEach = 5;

    /// <summary>The first few hits of each kind.</summary>
    public async Task<ImmutableArray<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var found = await findings.ListAsync(new FindingQuery { Text = text, Limit = OfEach }, cancellationToken);
        var known = await articles.ListAsync(new ArticleQuery { Text = text, Language = Translator.IsChinese ? "zh" : "en", Limit = OfEach }, cancellationToken);
        return
        [
            .. found.Items.Select(static finding => new SearchHit(FindingText.Finding, Translator.T(finding.Title), $"/findings/{finding.Id}")),
            .. known.Items.Select(static hit => new SearchHit(KnowledgeText.Article, Translator.T(hit.Article.Title), $"/knowledge/{hit.Article.Slug}")),
        ];
    }
}
