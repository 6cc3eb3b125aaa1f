using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>Finds articles by what a person has in hand.</summary>
internal static class ArticleSearch
{
    private const int MostRows = 1_000;

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

        return new SearchResult(
            await RankAsync(context, SearchPlan.Of(terms, vocabulary), cancellationToken),
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

    /// <summary>The query that looks up; apart from its execution, so that the benchmark can run it without anything around it.</summary>
    internal static FormattableString LookUp(SearchPlan plan) =>
        $"""
        -- lookups
        SELECT lookup, numbers FROM portal_article_lookups({plan.Lookups.Select(static lookup => lookup.Query).ToArray()})
        """;

    private static async Task<ImmutableArray<SearchRow>> RankAsync(PortalDbContext context, SearchPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Lookups.IsEmpty)
        {
            return [];
        }

        var found = await context.Database.SqlQuery<LookupRow>(LookUp(plan)).ToListAsync(cancellationToken);
        var scores = SearchScores.Of(plan, found, MostRows);
        var rows = (await SearchRow.ReadAsync(context, scores.Select(static score => score.Number), cancellationToken)).ToDictionary(static row => row.Number);
        return [.. scores.Where(score => rows.ContainsKey(score.Number)).Select(score => rows[score.Number] with { Score = score.Score })];
    }
}
