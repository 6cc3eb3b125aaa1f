using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Core.Text;

/// <summary>
/// Makes HTML of Markdown that anybody may have written. HTML in the text is shown as text, and what Markdig makes is put through an allow-list all the
/// same: Markdig leaves <c>javascript:</c> links, and two locks are better than one. Safe for any thread.
/// </summary>
public static class MarkdownRenderer
{
    /// <summary>In front of every id, so that a heading called "body" or "components-reconnect-modal" is not taken for the page's own element.</summary>
    public const string AnchorPrefix = "h-";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoLinks()
        .UseTaskLists()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private static readonly HtmlSanitizer Sanitizer = HtmlAllowList.Create();

    /// <summary>
    /// The HTML of a text. A text beyond <see cref="MarkdownLimits"/> is shown plain with the reason; this never throws for what a text holds.
    /// </summary>
    /// <param name="markdown">The text.</param>
    /// <param name="mark">Words that a foreign link bears, by its address, such as that it is dead; null for none.</param>
    public static RenderedMarkdown Render(string markdown, Func<string, string?>? mark = null)
    {
        if (MarkdownLimits.Check(markdown) is { } tooMuch)
        {
            return Plain(markdown, tooMuch);
        }

        try
        {
            var document = Sanitizer.SanitizeDom(Markdown.ToHtml(markdown, Pipeline));
            var body = document.Body!;
            ArticleHtml.Finish(body, mark);
            return new RenderedMarkdown(body.InnerHtml, Headings(body), null);
        }
        catch (ArgumentException)
        {
            // Markdig's own answer to elements that nest too deep.
            return Plain(markdown, new LocalizedText("The text nests its elements too deep to be formatted.", "文本的元素嵌套过深，无法排版。"));
        }
    }

    /// <summary>Where the links of a text lead, as they are written, of any kind; none when the text is beyond <see cref="MarkdownLimits"/>.</summary>
    public static ImmutableArray<string> Links(string markdown)
    {
        if (MarkdownLimits.Check(markdown) is not null)
        {
            return [];
        }

        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            return
            [
                .. document.Descendants<LinkInline>().Where(static link => !link.IsImage).Select(static link => link.Url ?? "")
                    .Concat(document.Descendants<AutolinkInline>().Where(static link => !link.IsEmail).Select(static link => link.Url)),
            ];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    private static ImmutableArray<MarkdownHeading> Headings(IElement body) =>
    [
        .. body.QuerySelectorAll("h2,h3,h4,h5,h6").Select(heading => new MarkdownHeading(heading.LocalName[1] - '0', heading.Id ?? "", heading.TextContent)),
    ];

    private static RenderedMarkdown Plain(string markdown, LocalizedText problem) => new(
        $"<pre>{WebUtility.HtmlEncode(markdown.Length > MarkdownLimits.Length ? markdown[..MarkdownLimits.Length] : markdown)}</pre>", [], problem);
}
