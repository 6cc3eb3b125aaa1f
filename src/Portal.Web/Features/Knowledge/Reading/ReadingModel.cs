using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Text;

namespace Portal.Web.Features.Knowledge.Reading;

/// <summary>What the page of an article shows.</summary>
public sealed record ReadingModel
{
    /// <summary>No such article.</summary>
    public static ReadingModel None { get; } = new();

    /// <summary>The article, or null if there is none of that name.</summary>
    public Article? Article { get; init; }

    /// <summary>Its text in the language of the page, or in the other one; null with it.</summary>
    public ArticleText? Text { get; init; }

    /// <summary>The text as HTML; null with it.</summary>
    public RenderedMarkdown? Body { get; init; }

    /// <summary>Open findings of its problem, by cluster and severity.</summary>
    public ImmutableArray<FindingCount> Open { get; init; } = [];

    /// <summary>How often its problem came in the last 90 days; null when it belongs to no problem.</summary>
    public int? CameBack { get; init; }

    /// <summary>Articles that are often meant instead, with null for those that are not there.</summary>
    public ImmutableArray<(string Slug, Article? Article)> Related { get; init; } = [];

    /// <summary>Whether the person may edit it.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Language of the text, which is not that of the page when the text is missing there.</summary>
    public string Language => ReferenceEquals(Text, Article?.Content.Zh) ? "zh-CN" : "en";
}
