using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Matching;

/// <summary>Makes the result of what a run found: problems in their order, with the lines that prove them.</summary>
internal static class MatchReport
{
    /// <summary>The result of a run.</summary>
    public static MatchResult Of(MatchRun run, IReadOnlyDictionary<string, int> open)
    {
        var tallies = run.Tallies.ToList();
        var context = new ContextReader(run.Paste);
        var problems = tallies.GroupBy(static tally => tally.Signature.Article)
            .Select(group => Problem(run, group.Key, [.. group], open, context))
            .OrderByDescending(static problem => Math.Round(problem.Score, 1))
            .ThenByDescending(static problem => problem.OpenFindings > 0)
            .ThenByDescending(static problem => problem.Score)
            .ThenBy(static problem => problem.Number);
        var alike = run.LookAlikes.OrderBy(static tally => tally.FirstLine).ToList();
        return new MatchResult
        {
            Problems = [.. problems],
            LookAlikes = [.. alike.Take(MatchLimits.LookAlikes).Select(tally => LookAlike(run, tally))],
            MoreLookAlikes = Math.Max(0, alike.Count - MatchLimits.LookAlikes),
            TotalLines = run.Paste.LineCount,
            Signatures = run.Set.Count,
            NotCompared = run.NotCompared,
        };
    }

    private static ProblemMatch Problem(MatchRun run, int article, List<Tally> tallies, IReadOnlyDictionary<string, int> open, ContextReader context)
    {
        var known = run.Set.Articles[article];
        var lines = new List<MatchedLine>();
        foreach (var (tally, hit) in tallies.SelectMany(static tally => tally.Hits.Select(hit => (tally, hit)))
            .OrderBy(static pair => pair.hit.Line).ThenBy(static pair => pair.tally.Signature.Index).Take(MatchLimits.LinesPerProblem))
        {
            lines.Add(Line(run.Paste, tally.Signature.Signature, hit, context));
        }

        return new ProblemMatch
        {
            Number = known.Number,
            Slug = known.Slug,
            Problem = known.Problem,
            Title = known.Title,
            Score = Math.Round(tallies.Sum(Weight), 2),
            OpenFindings = open.GetValueOrDefault(known.Problem),
            Why =
            [
                .. tallies.OrderByDescending(Weight).ThenBy(static tally => tally.Signature.Index).Select(static tally => new MatchReason
                {
                    Signature = tally.Signature.Signature.Id,
                    Title = tally.Signature.Signature.Title,
                    Kind = tally.Signature.Signature.Kind,
                    Reasons = tally.Signature.Signature.Reasons,
                    Lines = tally.Lines.Count,
                    FirstLine = tally.Lines.Min,
                    Exclusivity = tally.Signature.Exclusivity,
                }),
            ],
            Lines = [.. lines],
            MoreLines = tallies.Sum(static tally => tally.Lines.Count) - lines.Count,
            Parameters = [.. lines.SelectMany(static line => line.Parameters).DistinctBy(static p => (p.Name, p.Value))],
        };
    }

    /// <summary>Another signature counts for more than another line of the same; an alert says that something is wrong, a log line says what.</summary>
    private static double Weight(Tally tally)
    {
        var kind = tally.Signature.Signature.Kind switch
        {
            SignatureKind.Alert => 0.8,
            SignatureKind.Condition => 0.9,
            _ => 1.0,
        };
        return kind * tally.Signature.Exclusivity * (1 + (0.02 * Math.Log2(Math.Min(tally.Lines.Count, 1024))));
    }

    private static MatchedLine Line(PastedText paste, Signature signature, Hit hit, ContextReader context)
    {
        var line = paste.Line(hit.Line);
        var first = hit.Spans.Where(span => span.Line == hit.Line).Select(static span => span.Start).DefaultIfEmpty(0).First();
        var start = line.Length <= MatchLimits.LineExcerpt ? 0 : Math.Clamp(first - (MatchLimits.LineExcerpt / 4), 0, line.Length - MatchLimits.LineExcerpt);
        return new MatchedLine
        {
            Number = hit.Line,
            Text = line.Slice(start, Math.Min(MatchLimits.LineExcerpt, line.Length - start)).ToString(),
            TextStart = start,
            Signature = signature.Id,
            SignatureTitle = signature.Title,
            Kind = signature.Kind,
            Spans = [.. hit.Spans],
            Parameters = context.Complete(hit),
        };
    }

    private static LookAlikeLine LookAlike(MatchRun run, LookAlikeTally tally)
    {
        var line = run.Paste.Line(tally.FirstLine);
        var article = run.Set.Articles[tally.Signature.Article];
        return new LookAlikeLine
        {
            Number = tally.FirstLine,
            Text = line[..Math.Min(line.Length, MatchLimits.LineExcerpt)].ToString(),
            Lines = tally.Lines,
            Article = article.Number,
            Slug = article.Slug,
            ArticleTitle = article.Title,
            Signature = tally.Signature.Signature.Id,
            SignatureTitle = tally.Signature.Signature.Title,
        };
    }
}
