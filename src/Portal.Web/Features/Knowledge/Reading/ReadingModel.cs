using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Life;
using Portal.Core.Knowledge.Links;
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

    /// <summary>What happens around it; null with it.</summary>
    public ArticleLife? Life { get; init; }

    /// <summary>Articles that are often meant instead, with null for those that are not there.</summary>
    public ImmutableArray<(string Slug, Article? Article)> Related { get; init; } = [];

    /// <summary>What is known of its links to other sites.</summary>
    public LinkStates Links { get; init; } = LinkStates.None;

    /// <summary>Who looks.</summary>
    public PortalUser? User { get; init; }

    /// <summary>Whether the person may edit it.</summary>
    public bool MayEdit => User is not null && AccessPolicy.Decide(User, PortalOperation.EditArticle).IsAllowed;

    /// <summary>Language of the text, which is not that of the page when the text is missing there.</summary>
    public string Language => ReferenceEquals(Text, Article?.Content.Zh) ? "zh-CN" : "en";
}
