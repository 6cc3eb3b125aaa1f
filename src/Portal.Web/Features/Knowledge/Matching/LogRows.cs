using System.Collections.Immutable;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>
/// What of a text is shown: all of a short one; of a long one the lines that prove something, each with its neighbours, and the rest folded. Pure.
/// </summary>
public static class LogRows
{
    /// <summary>How many lines one press unfolds.</summary>
    public const int Block = 200;

    private const int ShortText = 80;
    private const int Context = 3;
    private const int Beginning = 20;
    private const int MostLines = 2_000;

    /// <summary>The rows, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="result">What it shows.</param>
    /// <param name="unfolded">From which lines on a person unfolded a <see cref="Block"/>.</param>
    public static ImmutableArray<LogRow> Of(PastedText text, MatchResult result, IEnumerable<int> unfolded)
    {
        var problems = result.Problems.SelectMany(static problem => problem.Lines.Select(line => (line.Number, Problem: problem))).ToLookup(static pair => pair.Number, static pair => pair.Problem);
        var spans = result.Problems.SelectMany(static problem => problem.Lines).SelectMany(static line => line.Spans).ToLookup(static span => span.Line);
        var alike = result.LookAlikes.GroupBy(static line => line.Number).ToDictionary(static group => group.Key, static group => group.First());

        var rows = ImmutableArray.CreateBuilder<LogRow>();
        var next = 1;
        foreach (var number in Shown(text.LineCount, [.. problems.Select(static group => group.Key), .. spans.Select(static group => group.Key), .. alike.Keys], unfolded))
        {
            Fold(rows, next, number);
            var proven = problems[number].Distinct().ToImmutableArray();
            rows.Add(new LogRow(number, 0, LineParts.Of(text.Line(number), [.. spans[number]]), proven, proven.IsEmpty ? alike.GetValueOrDefault(number) : null));
            next = number + 1;
        }

        Fold(rows, next, text.LineCount + 1);
        return rows.ToImmutable();
    }

    private static IEnumerable<int> Shown(int lines, IEnumerable<int> told, IEnumerable<int> unfolded)
    {
        if (lines <= ShortText)
        {
            return Enumerable.Range(1, lines);
        }

        var shown = new SortedSet<int>();
        foreach (var number in told.Order())
        {
            for (var near = Math.Max(1, number - Context); near <= Math.Min(lines, number + Context) && shown.Count < MostLines; near++)
            {
                shown.Add(near);
            }
        }

        if (shown.Count == 0)
        {
            shown.UnionWith(Enumerable.Range(1, Beginning));
        }

        foreach (var start in unfolded)
        {
            shown.UnionWith(Enumerable.Range(start, Math.Clamp(lines - start + 1, 0, Block)));
        }

        return shown;
    }

    private static void Fold(ImmutableArray<LogRow>.Builder rows, int from, int to)
    {
        if (to > from)
        {
            rows.Add(new LogRow(from, to - from, [], [], null));
        }
    }
}
