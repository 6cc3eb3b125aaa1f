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
    public static bool Passes(SearchRow row, ArticleQuery query, OpenFindings open) =>
        (query.Tag is null || row.Tags.Contains(query.Tag, StringComparer.Ordinal))
        && (query.Severity is null || row.Severity == query.Severity.ToString())
        && (!query.OpenOnly || (query.Cluster is null ? !open.Of(row.Problem).IsEmpty : open.Of(row.Problem).ContainsKey(query.Cluster)));

    /// <summary>Counts what there is to filter by.</summary>
    public static ArticleFacets Facets(ImmutableArray<SearchRow> rows, OpenFindings open) => new(
        [
            .. rows.SelectMany(static row => row.Tags).CountBy(static tag => tag, StringComparer.Ordinal)
                .OrderByDescending(static tag => tag.Value).ThenBy(static tag => tag.Key, StringComparer.Ordinal),
        ],
        rows.CountBy(static row => Enum.Parse<Severity>(row.Severity)).ToImmutableDictionary(),
        rows.SelectMany(row => open.Of(row.Problem).Keys).CountBy(static cluster => cluster, StringComparer.Ordinal).ToImmutableSortedDictionary(StringComparer.Ordinal),
        rows.Count(row => !open.Of(row.Problem).IsEmpty));
}
