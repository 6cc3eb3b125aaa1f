using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Search;

/// <summary>A line of Markdown as a person reads it, to quote it in a list.</summary>
internal static partial class MarkdownLine
{
    /// <summary>The line without its marks; empty for a line that is nothing but marks. Linear in its length.</summary>
    public static string Plain(string line)
    {
        var text = line.Trim();
        if (text.StartsWith("```", StringComparison.Ordinal) || text.AsSpan().IndexOfAnyExcept("|-: ") < 0)
        {
            return "";
        }

        text = Lead().Replace(text, "");
        text = Anchor().Replace(text, "");
        text = Link().Replace(text, "${text}");
        if (text.StartsWith('|'))
        {
            text = string.Join(" · ", text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        text = Emphasis().Replace(text, "${text}");
        return text.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"^(?:[#>*+\-]+|\d+\.)\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*\{#[\w-]+\}\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"(?<![\w*])\*(?<text>[^*\s][^*]{0,200})\*(?![\w*])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\[(?<text>[^\[\]]{1,300})\]\([^()\s]{1,500}\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
