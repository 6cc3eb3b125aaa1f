using Portal.Core.Knowledge;
using Portal.Core.Text;

namespace Portal.Web.Features.Knowledge;

/// <summary>An article in the language of the page.</summary>
/// <param name="Article">The article, or null if there is none of that name.</param>
/// <param name="Text">Its text; null with it.</param>
/// <param name="Body">The text as HTML; null with it.</param>
public sealed record ArticleModel(Article? Article, ArticleText? Text, RenderedMarkdown? Body)
{
    /// <summary>No such article.</summary>
    public static ArticleModel None { get; } = new(null, null, null);

    /// <summary>Language of the text, which is not that of the page when the text is missing there.</summary>
    public string Language => ReferenceEquals(Text, Article?.Content.Zh) ? "zh-CN" : "en";
}
