using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>How many articles have the tokens that a query may look for.</summary>
/// <param name="Articles">All articles.</param>
/// <param name="Counts">Articles by token, marked and unmarked; tokens without any are not there.</param>
internal sealed record Vocabulary(int Articles, FrozenDictionary<string, int> Counts)
{
    /// <summary>How many beginnings of a word that is being typed are followed.</summary>
    private const int MostContinuations = 12;

    /// <summary>Articles that have a token in a place.</summary>
    public int Count(string place, string token) => Counts.GetValueOrDefault(place + token);

    /// <summary>How telling a token is that so many articles have (the IDF of BM25).</summary>
    public double Telling(int articles) => Math.Log(1 + ((Math.Max(0, Articles - articles) + 0.5) / (articles + 0.5)));

    /// <summary>Looks up the tokens of terms.</summary>
    public static async Task<Vocabulary> LookUpAsync(PortalDbContext context, ImmutableArray<QueryTerm> terms, CancellationToken cancellationToken)
    {
        string[] places = [SearchVector.Anywhere, SearchVector.Title, SearchVector.Head, SearchVector.Often, SearchVector.ShortTitle];
        var tokens = terms.SelectMany(static term => term.Words).Where(static word => !word.IsPrefix).SelectMany(static word => word.Tokens).Distinct(StringComparer.Ordinal)
            .SelectMany(token => places.Select(place => place + token)).Append(SearchVector.Every).ToArray();
        var rows = await context.Database.SqlQuery<TermCount>(
            $"""
            -- vocabulary
            SELECT term, articles FROM article_terms WHERE term = ANY({tokens} COLLATE "C") AND articles > 0
            """).ToListAsync(cancellationToken);
        return new Vocabulary(
            rows.Find(static row => row.Term == SearchVector.Every)?.Articles ?? 0,
            rows.ToFrozenDictionary(static row => row.Term, static row => row.Articles, StringComparer.Ordinal));
    }

    /// <summary>The commonest tokens that begin with a text, for a word that is being typed or a single Chinese character.</summary>
    public static async Task<ImmutableArray<string>> ContinuationsAsync(PortalDbContext context, string beginning, CancellationToken cancellationToken)
    {
        var end = beginning[..^1] + (char)(beginning[^1] + 1);
        return
        [
            .. await context.Database.SqlQuery<string>(
                $"""
                -- continuations
                SELECT term AS "Value" FROM (SELECT term, articles FROM article_terms WHERE term >= {beginning} COLLATE "C" AND term < {end} COLLATE "C" AND articles > 0 AND term !~ '^.~' LIMIT 5000) AS found
                ORDER BY articles DESC, length(term), term LIMIT {MostContinuations}
                """).ToListAsync(cancellationToken),
        ];
    }
}
