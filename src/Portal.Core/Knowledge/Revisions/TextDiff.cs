using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>Compares texts line by line, and within lines that replace each other word by word. Pure.</summary>
public static class TextDiff
{
    private const int LongestLine = 4_000;

    /// <summary>All lines of both texts in reading order: what was removed stands before what replaces it. Line ends are not compared.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The later text.</param>
    public static ImmutableArray<DiffLine> Compare(string before, string after) => Compare(TextLines.Split(before), TextLines.Split(after));

    /// <summary>The same for lines.</summary>
    internal static ImmutableArray<DiffLine> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var partners = SequenceDiff.Match(before, after);
        var lines = ImmutableArray.CreateBuilder<DiffLine>(Math.Max(before.Count, after.Count));
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && partners[i] == j)
            {
                lines.Add(Line(DiffKind.Same, i + 1, j + 1, [new DiffSpan(before[i], false)]));
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var endOfRemoved = i;
            while (endOfRemoved < before.Count && partners[endOfRemoved] < 0)
            {
                endOfRemoved++;
            }

            var endOfAdded = endOfRemoved < before.Count ? partners[endOfRemoved] : after.Count;
            AddReplaced(lines, before, i..endOfRemoved, after, j..endOfAdded);
            (i, j) = (endOfRemoved, endOfAdded);
        }

        return lines.ToImmutable();
    }

    private static void AddReplaced(ImmutableArray<DiffLine>.Builder lines, IReadOnlyList<string> before, Range removed, IReadOnlyList<string> after, Range added)
    {
        var (firstRemoved, countRemoved) = removed.GetOffsetAndLength(before.Count);
        var (firstAdded, countAdded) = added.GetOffsetAndLength(after.Count);
        var marked = Enumerable.Range(0, Math.Min(countRemoved, countAdded))
            .Select(n => Words(before[firstRemoved + n], after[firstAdded + n])).ToArray();
        for (var n = 0; n < countRemoved; n++)
        {
            lines.Add(Line(DiffKind.Removed, firstRemoved + n + 1, null, n < marked.Length ? marked[n].Before : Whole(before[firstRemoved + n])));
        }

        for (var n = 0; n < countAdded; n++)
        {
            lines.Add(Line(DiffKind.Added, null, firstAdded + n + 1, n < marked.Length ? marked[n].After : Whole(after[firstAdded + n])));
        }
    }

    private static (ImmutableArray<DiffSpan> Before, ImmutableArray<DiffSpan> After) Words(string before, string after)
    {
        if (before.Length > LongestLine || after.Length > LongestLine)
        {
            return (Whole(before), Whole(after));
        }

        var (then, now) = (TextLines.Words(before), TextLines.Words(after));
        var partners = SequenceDiff.Match(then, now);
        var kept = new bool[now.Count];
        var common = 0;
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] >= 0)
            {
                kept[partners[i]] = true;
                common += then[i].AsSpan().Trim().Length;
            }
        }

        // Lines with little in common were not edited but replaced: marks on every other word would only disturb.
        return common * 3 < Math.Min(before.Length, after.Length)
            ? (Whole(before), Whole(after))
            : (Spans(then, i => partners[i] < 0), Spans(now, j => !kept[j]));
    }

    private static ImmutableArray<DiffSpan> Spans(List<string> words, Func<int, bool> isChanged)
    {
        var spans = ImmutableArray.CreateBuilder<DiffSpan>();
        var start = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i == words.Count || isChanged(i) != isChanged(start))
            {
                spans.Add(new DiffSpan(string.Concat(words.Skip(start).Take(i - start)), isChanged(start)));
                start = i;
            }
        }

        return spans.ToImmutable();
    }

    private static ImmutableArray<DiffSpan> Whole(string line) => line.Length == 0 ? [] : [new DiffSpan(line, true)];

    private static DiffLine Line(DiffKind kind, int? before, int? after, ImmutableArray<DiffSpan> spans) =>
        new() { Kind = kind, Before = before, After = after, Spans = spans };
}
