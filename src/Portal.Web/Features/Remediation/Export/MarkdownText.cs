using System.Text;
using Portal.Core.Text;
using Portal.Web.Components.Objects;

namespace Portal.Web.Features.Remediation.Export;

/// <summary>Text of any origin as Markdown that shows it and does nothing else. Pure.</summary>
public static class MarkdownText
{
    private const string Meaningful = "\\`*_[]<>#|!~&$^";

    /// <summary>One line of text for a paragraph, a heading, a list or the cell of a table: what Markdown would act on is escaped, what cannot be seen is written out.</summary>
    public static string Line(string text)
    {
        var visible = VisibleText.Of(text.Trim());
        var result = new StringBuilder(visible.Length + 16);
        for (var i = 0; i < visible.Length; i++)
        {
            if (Meaningful.Contains(visible[i], StringComparison.Ordinal) || IsAddress(visible, i) || IsListMark(visible, i))
            {
                result.Append('\\');
            }

            result.Append(visible[i]);
        }

        return result.ToString();
    }

    /// <summary>A block of text as it is, in a fence that is longer than any run of backticks in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">What a viewer may colour it as, such as <c>diff</c>.</param>
    public static string Fence(string text, string language)
    {
        var visible = ObjectText.Visible(text.ReplaceLineEndings("\n").TrimEnd('\n'));
        var fence = new string('`', Math.Max(3, LongestRun(visible) + 1));
        return $"{fence}{language}\n{visible}\n{fence}";
    }

    // A bare address would become a link: http://, www. and the like.
    private static bool IsAddress(string text, int i) =>
        (text[i] == ':' && text.AsSpan(i).StartsWith("://", StringComparison.Ordinal))
        || (text[i] == '.' && i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase))
        || text[i] == '@';

    // "- x", "+ x", "= x" and "1. x" begin something at the head of a line.
    private static bool IsListMark(string text, int i) => text[i] switch
    {
        '-' or '+' or '=' => i == 0,
        '.' => i > 0 && text.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
