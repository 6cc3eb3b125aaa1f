using System.Net;
using System.Text.RegularExpressions;
using Portal.Core.Text;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge;

/// <summary>
/// What a page adds to the HTML of <see cref="MarkdownRenderer"/>: links to its headings, a copy button on code, code that scrolls by keyboard. In that
/// HTML every angle bracket is markup (text is encoded), and only fixed markup of our own is added, so what was safe stays safe. Pure.
/// </summary>
public static partial class ArticleMarkup
{
    /// <summary>The HTML as it stands in a page.</summary>
    /// <param name="html">HTML of the renderer.</param>
    /// <param name="path">Path of the article, to which links within the page lead: with a base address they would lead to the overview.</param>
    public static string Decorate(string html, string path)
    {
        var encoded = WebUtility.HtmlEncode(path);
        var linked = Heading().Replace(
            ArticleExcerpt.WithOwnLinks(html, encoded),
            match => match.Groups["text"].Value.Contains("<a ", StringComparison.Ordinal) || match.Groups["text"].Value.Length == 0
                ? match.Value
                : $"<h{match.Groups["level"].Value} id=\"{match.Groups["id"].Value}\"><a class=\"here\" href=\"{encoded}#{match.Groups["id"].Value}\">{match.Groups["text"].Value}</a></h{match.Groups["level"].Value}>");
        return linked
            .Replace("<pre>", $"<div class=\"code\">{CopyButton()}<pre tabindex=\"0\">", StringComparison.Ordinal)
            .Replace("</pre>", "</pre></div>", StringComparison.Ordinal);
    }

    private static string CopyButton() =>
        $"<button type=\"button\" class=\"btn small copy\" data-copy-code data-copied=\"{Encoded(ShellText.Copied)}\" data-failed=\"{Encoded(ShellText.NotCopied)}\">"
        + $"<span aria-live=\"polite\">{Encoded(ShellText.Copy)}</span></button>";

    private static string Encoded(LocalizedText text) => WebUtility.HtmlEncode(Translator.T(text));

    [GeneratedRegex("""<h(?<level>[2-6]) id="(?<id>[^"<>]+)">(?<text>[^\n]*?)</h[2-6]>""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
