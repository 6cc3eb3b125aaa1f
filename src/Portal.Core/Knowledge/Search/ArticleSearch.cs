using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>Finds articles by what a person has in hand.</summary>
internal static class ArticleSearch
{
    private const int MostRows = 1_000;

    /// <summary>How much of a score is left to an article that has only the least telling of the terms.</summary>
    private const double WithoutCoverage = 0.35;

    /// <summary>What answers much worse than the best is no answer.</summary>
    private const double Relevant = 0.12;

    /// <summary>The articles that answer a text, best first.</summary>
    public static async Task<SearchResult> FindAsync(PortalDbContext context, string text, Synonyms synonyms, bool isTyping, CancellationToken cancellationToken)
    {
        var (terms, vocabulary) = await ReadAsync(context, text, synonyms, isTyping, cancellationToken);
        var unknown = terms.Where(static term => term.Typed.Length > 0).Where(term => term.Words.All(word => vocabulary.Count(SearchVector.Anywhere, word.Tokens[0]) == 0)).ToArray();
        var corrections = await Spelling.CorrectAsync(context, unknown.Select(static term => term.Typed), cancellationToken);
        if (!corrections.IsEmpty)
        {
            (terms, vocabulary) = await ReadAsync(context, Replace(text, corrections), synonyms, isTyping, cancellationToken);
        }

        var plan = SearchPlan.Of(terms, vocabulary);
        var rows = plan.Lookups.IsEmpty ? [] : await context.Database.SqlQuery<SearchRow>(Ranking(plan)).ToListAsync(cancellationToken);
        var best = rows.Count > 0 ? rows[0].Score : 0;
        return new SearchResult(
            [.. rows.Where(row => row.Score >= best * Relevant)],
            corrections,
            [.. unknown.Select(static term => term.Typed).Where(typed => !corrections.Any(correction => correction.Typed == typed))],
            [.. terms.SelectMany(static term => term.Words).Where(static word => word.Tokens.Length == 1 || word.Weight >= 1).SelectMany(static word => word.Tokens)]);
    }

    private static async Task<(ImmutableArray<QueryTerm> Terms, Vocabulary Vocabulary)> ReadAsync(
        PortalDbContext context, string text, Synonyms synonyms, bool isTyping, CancellationToken cancellationToken)
    {
        var terms = QueryReader.Read(text, synonyms, isTyping);
        var followed = ImmutableArray.CreateBuilder<QueryTerm>(terms.Length);
        foreach (var term in terms)
        {
            followed.Add(term.Words.Any(static word => word.IsPrefix) ? await FollowAsync(context, term, cancellationToken) : term);
        }

        var all = followed.MoveToImmutable();
        return (all, await Vocabulary.LookUpAsync(context, all, cancellationToken));
    }

    private static async Task<QueryTerm> FollowAsync(PortalDbContext context, QueryTerm term, CancellationToken cancellationToken)
    {
        var words = ImmutableArray.CreateBuilder<QueryWord>();
        foreach (var word in term.Words)
        {
            if (word.IsPrefix)
            {
                words.AddRange((await Vocabulary.ContinuationsAsync(context, word.Tokens[0], cancellationToken)).Select(token => new QueryWord([token], word.Weight)));
            }
            else
            {
                words.Add(word);
            }
        }

        return term with { Words = words.ToImmutable() };
    }

    private static string Replace(string text, ImmutableArray<WordCorrection> corrections) =>
        corrections.Aggregate(text, static (result, correction) => result.Replace(correction.Typed, correction.Searched, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the database is asked for a text, without any correction.</summary>
    internal static async Task<SearchPlan> PlanAsync(PortalDbContext context, string text, Synonyms synonyms, bool isTyping, CancellationToken cancellationToken)
    {
        var (terms, vocabulary) = await ReadAsync(context, text, synonyms, isTyping, cancellationToken);
        return SearchPlan.Of(terms, vocabulary);
    }

    /// <summary>The query that ranks; apart from its execution, so that the benchmark can run it without anything around it.</summary>
    internal static FormattableString Ranking(SearchPlan plan)
    {
        var (terms, places, worths, queries) = (
            plan.Lookups.Select(static lookup => lookup.Term).ToArray(),
            plan.Lookups.Select(static lookup => lookup.Place).ToArray(),
            plan.Lookups.Select(static lookup => lookup.Worth).ToArray(),
            plan.Lookups.Select(static lookup => lookup.Query).ToArray());
        var (tellings, all) = (plan.Tellings.ToArray(), plan.Tellings.Sum());
        return $"""
            WITH finds AS (
                SELECT found.number, lookup.term, lookup.place, max(lookup.worth) AS worth
                FROM unnest({terms}, {places}, {worths}, {queries}) AS lookup (term, place, worth, query)
                CROSS JOIN LATERAL (SELECT number FROM article_index WHERE search @@ lookup.query::tsquery) AS found
                GROUP BY found.number, lookup.term, lookup.place
            ), answers AS (
                SELECT number, term, sum(worth) AS worth FROM finds GROUP BY number, term
            ), scores AS (
                SELECT number, sum(worth) * ({WithoutCoverage} + {1 - WithoutCoverage} * sum(({tellings})[term + 1]) / {all}) AS score FROM answers GROUP BY number
            )
            SELECT number, score, problem, severity, tags
            FROM (SELECT number, score FROM scores ORDER BY score DESC, number LIMIT {MostRows}) AS best JOIN article_index USING (number)
            ORDER BY score DESC, number
            """;
    }
}
