using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge.Search;

/// <summary>Orders and filters what was found by what is going on. Pure.</summary>
internal static class ArticleRanking
{
    /// <summary>What is open now comes first among equals, and equals are those that differ by less than this.</summary>
    private const double OpenBonus = 1.06;

    /// <summary>What a matching signature adds, as a share of the best score by words.</summary>
    private const double ProofBonus = 0.8;

    /// <summary>The rows with those of open problems a little higher.</summary>
    public static ImmutableArray<SearchRow> Rank(ImmutableArray<SearchRow> rows, OpenFindings open) =>
    [
        .. rows.Select(row => open.Of(row.Problem).IsEmpty ? row : row with { Score = row.Score * OpenBonus })
            .OrderByDescending(static row => row.Score).ThenBy(static row => row.Number),
    ];

    /// <summary>The rows, with what a signature proves above what words suggest; the best of it the most.</summary>
    public static ImmutableArray<SearchRow> Raise(ImmutableArray<SearchRow> rows, ImmutableArray<int> proved)
    {
        var best = rows.Select(static row => row.Score).DefaultIfEmpty(0).Max();
        var step = Math.Max(best, 1) * ProofBonus;
        return [.. rows.Select(row => proved.IndexOf(row.Number) is var place and >= 0 ? row with { Score = row.Score + (step / (place + 1)) } : row)];
    }

    /// <summary>Whether a row passes the filters of a query.</summary>
    public static bool Passes(SearchRow row, ArticleQuery query, OpenFindings open) => HasTags(row, query) && HasSeverity(row, query) && IsOpen(row, query, open);

    /// <summary>Counts what would be left by each thing that there is to filter by, under what a query filters already.</summary>
    public static ArticleFacets Facets(ImmutableArray<SearchRow> rows, ArticleQuery query, OpenFindings open)
    {
        var left = Count(rows.Where(row => Passes(row, query, open)).SelectMany(static row => row.Tags));
        var bySeverity = Count(rows.Where(row => HasTags(row, query) && IsOpen(row, query, open)).Select(static row => row.Severity));
        var openOnes = rows.Where(row => HasTags(row, query) && HasSeverity(row, query)).Select(row => open.Of(row.Problem)).Where(static clusters => !clusters.IsEmpty).ToArray();
        var byCluster = Count(openOnes.SelectMany(static clusters => clusters.Keys));
        return new ArticleFacets(
            [
                .. Count(rows.SelectMany(static row => row.Tags)).OrderByDescending(static tag => tag.Value).ThenBy(static tag => tag.Key, StringComparer.Ordinal)
                    .Select(tag => KeyValuePair.Create(tag.Key, left.GetValueOrDefault(tag.Key))),
            ],
            rows.Select(static row => row.Severity).Distinct(StringComparer.Ordinal).ToImmutableDictionary(Enum.Parse<Severity>, bySeverity.GetValueOrDefault),
            rows.SelectMany(row => open.Of(row.Problem).Keys).Distinct(StringComparer.Ordinal)
                .ToImmutableSortedDictionary(static cluster => cluster, byCluster.GetValueOrDefault, StringComparer.Ordinal),
            openOnes.Length);
    }

    private static Dictionary<string, int> Count(IEnumerable<string> values) => values.CountBy(static value => value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static bool HasTags(SearchRow row, ArticleQuery query) => query.Tags.All(tag => row.Tags.Contains(tag, StringComparer.Ordinal));

    private static bool HasSeverity(SearchRow row, ArticleQuery query) => query.Severities.IsEmpty || query.Severities.Any(severity => row.Severity == severity.ToString());

    private static bool IsOpen(SearchRow row, ArticleQuery query, OpenFindings open) =>
        !query.OpenOnly || (query.Cluster is null ? !open.Of(row.Problem).IsEmpty : open.Of(row.Problem).ContainsKey(query.Cluster));
}
