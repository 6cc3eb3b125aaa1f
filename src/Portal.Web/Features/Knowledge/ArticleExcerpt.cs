using System.Text;
using Portal.Core.Text;

namespace Portal.Web.Features.Knowledge;

/// <summary>
/// Cuts and marks the HTML of <see cref="MarkdownRenderer"/>, which is flat: headings and what follows them are siblings. Only whole elements are cut and
/// only attributes of our own are added, so what was safe stays safe. Pure.
/// </summary>
public static class ArticleExcerpt
{
    /// <summary>The anchor of the section that explains a reason: <c>NodeGone</c> is <c>h-node-gone</c>.</summary>
    public static string AnchorOf(string reason)
    {
        var anchor = new StringBuilder(MarkdownRenderer.AnchorPrefix);
        foreach (var c in reason)
        {
            if (char.IsAsciiLetterUpper(c))
            {
                anchor.Append(anchor.Length > MarkdownRenderer.AnchorPrefix.Length ? "-" : "").Append(char.ToLowerInvariant(c));
            }
            else if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                anchor.Append(c);
            }
        }

        return anchor.ToString();
    }

    /// <summary>A heading with what stands below it up to the next heading of any level; empty if there is none with that anchor.</summary>
    public static string Section(string html, string anchor)
    {
        var id = html.IndexOf($" id=\"{anchor}\"", StringComparison.Ordinal);
        var start = id < 0 ? -1 : html.LastIndexOf("<h", id, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var next = NextHeading(html, id);
        return html[start..next];
    }

    /// <summary>Links within the page: with a base address they would lead to the overview.</summary>
    public static string WithOwnLinks(string html, string path) =>
        html.Replace("href=\"#", $"href=\"{path}#", StringComparison.Ordinal);

    /// <summary>Marks the row of the table that links to an anchor, with a word behind the link.</summary>
    public static string MarkRow(string html, string anchor, string word)
    {
        var link = html.IndexOf($"href=\"#{anchor}\"", StringComparison.Ordinal);
        var row = link < 0 ? -1 : html.LastIndexOf("<tr>", link, StringComparison.Ordinal);
        var end = link < 0 ? -1 : html.IndexOf("</a>", link, StringComparison.Ordinal);
        return row < 0 || end < 0
            ? html
            : $"{html[..row]}<tr class=\"cur\">{html[(row + 4)..(end + 4)]} <span class=\"sm c-progress\">{System.Net.WebUtility.HtmlEncode(word)}</span>{html[(end + 4)..]}";
    }

    private static int NextHeading(string html, int from)
    {
        for (var at = html.IndexOf("<h", from, StringComparison.Ordinal); at >= 0; at = html.IndexOf("<h", at + 2, StringComparison.Ordinal))
        {
            if (at + 2 < html.Length && html[at + 2] is >= '1' and <= '6')
            {
                return at;
            }
        }

        return html.Length;
    }
}
