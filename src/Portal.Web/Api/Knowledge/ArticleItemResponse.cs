using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;

namespace Portal.Web.Api.Knowledge;

/// <summary>An article in a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">One sentence: what a person sees who has the problem.</param>
/// <param name="Severity">How urgent the problem usually is.</param>
/// <param name="Tags">Words to filter by.</param>
/// <param name="Score">How well it answers the query; larger is better.</param>
/// <param name="OpenFindings">Open findings of its problem on all clusters now.</param>
/// <param name="Highlights">Pieces of its text with what was found in <c>mark</c> elements; safe HTML.</param>
public sealed record ArticleItemResponse(
    int Number, string Slug, string Title, string Summary, Severity Severity, ImmutableArray<string> Tags, double Score, int OpenFindings, ImmutableArray<string> Highlights)
{
    /// <summary>The article in a language.</summary>
    public static ArticleItemResponse Of(ArticleHit hit, string language) => new(
        hit.Article.Number,
        hit.Article.Slug,
        hit.Article.Title.In(language),
        hit.Article.Summary.In(language),
        hit.Article.Severity,
        hit.Article.Tags,
        Math.Round(hit.Score, 3),
        hit.Open.Values.Sum(),
        hit.Highlights);
}
