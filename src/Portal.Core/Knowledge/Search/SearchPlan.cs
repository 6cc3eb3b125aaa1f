using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Search;

/// <summary>What the database looks up for a query: tokens in places, each with what an article gains by having them.</summary>
/// <param name="Lookups">The lookups.</param>
/// <param name="Tellings">How telling each term is; the index is its number.</param>
internal sealed record SearchPlan(ImmutableArray<SearchLookup> Lookups, ImmutableArray<double> Tellings)
{
    private const int MostTerms = 24;

    /// <summary>Words that weigh less are synonyms.</summary>
    private const double TypedWeight = 0.8;
    private const int MostLookups = 200;

    /// <summary>So few terms are a name; that a title is short says nothing where a whole line is asked for.</summary>
    private const int FewTerms = 3;

    /// <summary>
    /// How many entries of the index a query may read; the least telling tokens are left out beyond it. The time of a search is this, at a third of a
    /// microsecond each (<c>Portal.Benchmarks search</c>).
    /// </summary>
    private const int MostEntries = 12_000;

    /// <summary>What a token is worth where it stands, on top of standing anywhere.</summary>
    private static readonly (string Place, double Worth)[] Places =
        [(SearchVector.Anywhere, 1), (SearchVector.Often, 0.6), (SearchVector.Head, 1.2), (SearchVector.Title, 2.4), (SearchVector.ShortTitle, 1.2)];

    /// <summary>Plans a search; the terms that no article has are left out.</summary>
    public static SearchPlan Of(ImmutableArray<QueryTerm> terms, Vocabulary vocabulary)
    {
        var known = terms
            .Select(term => (Term: term, Telling: TellingOf(term, vocabulary)))
            .Where(static term => term.Telling > 0)
            .OrderByDescending(static term => term.Telling * term.Term.Weight)
            .Take(MostTerms)
            .ToArray();
        var lookups = known.SelectMany((term, number) => LookupsOf(term.Term, number, term.Telling, vocabulary))
            .Where(lookup => lookup.Place != SearchVector.ShortTitle || known.Length <= FewTerms)
            .ToArray();
        var budget = MostEntries;
        var affordable = lookups.OrderBy(static lookup => lookup.Entries).Take(MostLookups).TakeWhile((lookup, i) => (budget -= lookup.Entries) >= 0 || i == 0);
        return new SearchPlan([.. affordable], [.. known.Select(static term => term.Telling * term.Term.Weight)]);
    }

    /// <summary>How telling a term is: as its own word if an article has that, else as the most telling of the others.</summary>
    private static double TellingOf(QueryTerm term, Vocabulary vocabulary) =>
        term.Words.Where(word => Entries(word, SearchVector.Anywhere, vocabulary) > 0)
            .Select(word => (word.Weight, Telling: vocabulary.Telling(Entries(word, SearchVector.Anywhere, vocabulary))))
            .OrderByDescending(static word => word.Weight)
            .Select(static word => word.Telling)
            .FirstOrDefault();

    private static IEnumerable<SearchLookup> LookupsOf(QueryTerm term, int number, double telling, Vocabulary vocabulary) =>
        from word in term.Words
        from place in Places
        let entries = Entries(word, place.Place, vocabulary)
        where entries > 0
        let worth = Math.Min(telling, vocabulary.Telling(Entries(word, SearchVector.Anywhere, vocabulary)))
        select new SearchLookup(
            number, place.Place, term.Weight * word.Weight * place.Worth * worth, string.Join(" & ", word.Tokens.Select(token => $"'{place.Place}{token}'")), entries, word.Weight >= TypedWeight);

    /// <summary>At most how many articles have a word: those of its rarest token.</summary>
    private static int Entries(QueryWord word, string place, Vocabulary vocabulary) => word.Tokens.Min(token => vocabulary.Count(place, token));
}
