using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Portal.Core.Knowledge.Matching;
using Portal.Web.Components.Objects;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>Cuts a line into what a signature matched and what not. Pure.</summary>
public static partial class LineParts
{
    private const int Longest = MatchLimits.LineExcerpt;

    /// <summary>The parts of a line; of a very long line, those around its first mark. Colour codes of a terminal are left out, other hidden characters are written out.</summary>
    /// <param name="line">The line.</param>
    /// <param name="spans">What to mark; they may overlap.</param>
    public static ImmutableArray<LinePart> Of(ReadOnlySpan<char> line, ImmutableArray<MatchSpan> spans)
    {
        var parts = ImmutableArray.CreateBuilder<LinePart>();
        var first = spans.IsEmpty ? 0 : spans.Min(static span => span.Start);
        var start = line.Length <= Longest ? 0 : Math.Clamp(first - (Longest / 4), 0, line.Length - Longest);
        var end = Math.Min(line.Length, start + Longest);
        if (start > 0)
        {
            parts.Add(new LinePart("… ", false));
        }

        var at = start;
        foreach (var span in spans.OrderBy(static span => span.Start))
        {
            var (from, to) = (Math.Clamp(span.Start, at, end), Math.Clamp(span.Start + span.Length, at, end));
            Add(parts, line[at..from], false);
            Add(parts, line[from..to], true);
            at = Math.Max(at, to);
        }

        Add(parts, line[at..end], false);
        if (end < line.Length)
        {
            parts.Add(new LinePart(" …", false));
        }

        return parts.ToImmutable();
    }

    private static void Add(ImmutableArray<LinePart>.Builder parts, ReadOnlySpan<char> text, bool marked)
    {
        if (!text.IsEmpty)
        {
            parts.Add(new LinePart(ObjectText.Visible(Colours().Replace(text.ToString(), "")), marked));
        }
    }

    [GeneratedRegex("\u001B\\[[0-9;]{0,32}m", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Colours();
}
