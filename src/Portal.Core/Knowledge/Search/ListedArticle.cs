using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>What a page of a list reads of an article, beside its <see cref="SearchRow"/>; a text that is in one language only has nulls for the other.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="TitleEn">The English title.</param>
/// <param name="SummaryEn">The English summary.</param>
/// <param name="BodyEn">The English body; null also where nothing is to be quoted.</param>
/// <param name="TitleZh">The Chinese title.</param>
/// <param name="SummaryZh">The Chinese summary.</param>
/// <param name="BodyZh">The Chinese body; null also where nothing is to be quoted.</param>
internal sealed record ListedArticle(
    int Number, string Slug, string? TitleEn, string? SummaryEn, string? BodyEn, string? TitleZh, string? SummaryZh, string? BodyZh)
{
    /// <summary>The title in both languages.</summary>
    public LocalizedText Title => new(TitleEn ?? TitleZh ?? "", TitleZh ?? TitleEn ?? "");

    /// <summary>The summary in both languages.</summary>
    public LocalizedText Summary => new(SummaryEn ?? SummaryZh ?? "", SummaryZh ?? SummaryEn ?? "");
}
