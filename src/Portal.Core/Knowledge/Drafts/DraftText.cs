using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Drafts;

/// <summary>Puts what clusters say into Markdown so that it stays text.</summary>
internal static class DraftText
{
    private const int LongestLine = 500;

    /// <summary>One visible line, cut where it is too long for an article.</summary>
    public static string Line(string text)
    {
        var line = text.Length > LongestLine ? $"{Start(text, LongestLine)}…" : text;
        return VisibleText.Of(line);
    }

    /// <summary>The first characters of a text; a pair of surrogates is not torn.</summary>
    public static string Start(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];

    /// <summary>A block of code that the lines cannot end: its fence is longer than any in them.</summary>
    public static IEnumerable<string> Block(string language, IEnumerable<string> lines)
    {
        ImmutableArray<string> all = [.. lines.Select(Line)];
        var fence = new string('`', Math.Max(3, all.Select(LongestFence).DefaultIfEmpty().Max() + 1));
        return [fence + language, .. all, fence];
    }

    /// <summary>A sentence with the signs of Markdown escaped.</summary>
    public static string Sentence(string text) =>
        string.Concat(Line(text).Select(static c => "\\`*_[]<>#|~!&".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}"));

    private static int LongestFence(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
