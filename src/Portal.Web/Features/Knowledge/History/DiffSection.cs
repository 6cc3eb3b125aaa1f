using System.Collections.Immutable;
using Portal.Core.Knowledge.Revisions;

namespace Portal.Web.Features.Knowledge.History;

/// <summary>Rows of a comparison that are shown or folded together.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="IsFolded">Whether they are a long run that did not change.</param>
public sealed record DiffSection(ImmutableArray<DiffRow> Rows, bool IsFolded)
{
    /// <summary>Unchanged lines that stay in sight round a change.</summary>
    private const int Context = 3;

    /// <summary>The sections of a comparison: what changed with some lines round it, and the long runs between, folded. Pure.</summary>
    public static ImmutableArray<DiffSection> Of(IReadOnlyList<DiffLine> lines)
    {
        var rows = Pair(lines);
        var sections = ImmutableArray.CreateBuilder<DiffSection>();
        var shownFrom = 0;
        for (var start = 0; start < rows.Count; start++)
        {
            var end = start;
            while (end < rows.Count && rows[end].IsSame)
            {
                end++;
            }

            var (foldFrom, foldTo) = (start == 0 ? 0 : start + Context, end == rows.Count ? end : end - Context);
            if (foldTo - foldFrom > 1)
            {
                Add(shownFrom, foldFrom, folded: false);
                Add(foldFrom, foldTo, folded: true);
                shownFrom = foldTo;
            }

            start = Math.Max(start, end);
        }

        Add(shownFrom, rows.Count, folded: false);
        return sections.ToImmutable();

        void Add(int from, int to, bool folded)
        {
            if (to > from)
            {
                sections.Add(new DiffSection([.. rows.Skip(from).Take(to - from)], folded));
            }
        }
    }

    /// <summary>Lines that replace each other side by side.</summary>
    private static List<DiffRow> Pair(IReadOnlyList<DiffLine> lines)
    {
        var rows = new List<DiffRow>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Kind == DiffKind.Same)
            {
                rows.Add(new DiffRow(lines[i], lines[i]));
                i++;
                continue;
            }

            var removed = lines.Skip(i).TakeWhile(static line => line.Kind == DiffKind.Removed).ToArray();
            var added = lines.Skip(i + removed.Length).TakeWhile(static line => line.Kind == DiffKind.Added).ToArray();
            for (var n = 0; n < Math.Max(removed.Length, added.Length); n++)
            {
                rows.Add(new DiffRow(removed.ElementAtOrDefault(n), added.ElementAtOrDefault(n)));
            }

            i += removed.Length + added.Length;
        }

        return rows;
    }
}
