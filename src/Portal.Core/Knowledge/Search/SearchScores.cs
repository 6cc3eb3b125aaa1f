using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Portal.Core.Knowledge.Search;

/// <summary>
/// Adds up what the lookups of a plan found. For each term and place an article gains what the best of the term's words is worth there; an article that has
/// few of the terms loses most of it. Pure; in the database the same sum takes several times as long (ADR 8).
/// </summary>
internal static class SearchScores
{
    /// <summary>How much of a score is left to an article that has only the least telling of the terms.</summary>
    private const double WithoutCoverage = 0.35;

    /// <summary>What an article gains whose title says all that is asked: somebody typed that title. Much less for most of it, nothing for half of it.</summary>
    private const double TitleBonus = 1;
    private const double TitleSteepness = 8;

    /// <summary>Fewer terms than this are no title that somebody typed: many titles have both words of "pod stuck".</summary>
    private const int FewestOfATitle = 4;

    /// <summary>What answers much worse than the best is no answer.</summary>
    private const double Relevant = 0.12;

    /// <summary>The articles that answer with their scores, best first.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="found">What its lookups found; those that found nothing may be left out.</param>
    /// <param name="most">How many at most.</param>
    public static ImmutableArray<(int Number, double Score)> Of(SearchPlan plan, IEnumerable<LookupRow> found, int most)
    {
        var sums = new Dictionary<int, (double Worth, double Telling, double InTitle)>();
        foreach (var term in found.GroupBy(row => plan.Lookups[row.Lookup].Term))
        {
            var (worths, titled) = (new Dictionary<int, double>(), new HashSet<int>());
            foreach (var place in term.GroupBy(row => plan.Lookups[row.Lookup].Place, StringComparer.Ordinal))
            {
                AddBest(worths, [.. place.Select(row => (row.Numbers, plan.Lookups[row.Lookup].Worth))]);
                if (place.Key == SearchVector.Title)
                {
                    titled.UnionWith(place.Where(row => plan.Lookups[row.Lookup].IsTyped).SelectMany(static row => row.Numbers));
                }
            }

            foreach (var (number, worth) in worths)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, number, out _);
                sum = (sum.Worth + worth, sum.Telling + plan.Tellings[term.Key], sum.InTitle + (titled.Contains(number) ? plan.Tellings[term.Key] : 0));
            }
        }

        var all = plan.Tellings.Sum();
        var scores = sums.Select(sum => (Number: sum.Key, Score: sum.Value.Worth * (WithoutCoverage + ((1 - WithoutCoverage) * sum.Value.Telling / all)), sum.Value.InTitle)).ToArray();
        var relevant = scores.Select(static score => score.Score).DefaultIfEmpty().Max() * Relevant;
        return [.. scores.Where(score => score.Score >= relevant).Select(score => (score.Number, Score: score.Score * (plan.Tellings.Length < FewestOfATitle ? 1 : Titled(score.InTitle / all)))).OrderByDescending(static score => score.Score).ThenBy(static score => score.Number).Take(most)];
    }

    private static double Titled(double share) => 1 + (TitleBonus * Math.Pow(share, TitleSteepness));

    /// <summary>Adds to each article the most that one of the words of a term is worth in a place.</summary>
    private static void AddBest(Dictionary<int, double> worths, (int[] Numbers, double Worth)[] words)
    {
        if (words.Length == 1)
        {
            foreach (var number in words[0].Numbers)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(worths, number, out _) += words[0].Worth;
            }

            return;
        }

        // The most first: whoever has been seen has had the best.
        var seen = new HashSet<int>();
        foreach (var (numbers, worth) in words.OrderByDescending(static word => word.Worth))
        {
            foreach (var number in numbers)
            {
                if (seen.Add(number))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(worths, number, out _) += worth;
                }
            }
        }
    }
}
