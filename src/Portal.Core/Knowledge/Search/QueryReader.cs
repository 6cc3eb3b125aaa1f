using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>Makes of what somebody typed or pasted the things that it asks for.</summary>
internal static class QueryReader
{
    /// <summary>The most words that are looked at; more of them only make a query slow, and what a paste is about stands early or often.</summary>
    public const int MostWords = 400;

    private const int LongestText = 20_000;
    private const double StemWeight = 0.9;
    private const double SynonymWeight = 0.75;

    /// <summary>Several words of English may stand far apart in an article and mean something else there.</summary>
    private const double LooseSynonymWeight = 0.5;
    private const double PartWeight = 0.35;
    private const double AllPartsWeight = 0.8;

    /// <summary>The things that a text asks for, in its order. Words that say nothing are left out unless there are no others.</summary>
    /// <param name="text">The text.</param>
    /// <param name="synonyms">The synonyms in use.</param>
    /// <param name="isTyping">Whether the last word may be unfinished.</param>
    public static ImmutableArray<QueryTerm> Read(string text, Synonyms synonyms, bool isTyping)
    {
        var cut = StopWords.Part(text.Length > LongestText ? text[..LongestText] : text);
        ImmutableArray<ImmutableArray<Token>> words =
        [
            .. Tokenizer.Tokenize(cut).GroupBy(static token => token.Word).Select(static word => word.ToImmutableArray())
                .Where(static word => !Noise.Is(word)).Take(MostWords),
        ];
        var telling = words.RemoveAll(static word => word.All(static token => StopWords.Has(token.Value)));
        var used = telling.IsEmpty ? words : telling;
        var terms = ImmutableArray.CreateBuilder<QueryTerm>();
        for (var i = 0; i < used.Length;)
        {
            var isLast = isTyping && i == used.Length - 1 && used[i][0].Start + used[i][0].Length == cut.Length;
            i += Add(terms, used, i, synonyms, isLast);
        }

        return [.. terms.DistinctBy(static term => string.Join('|', term.Words.Select(static word => string.Join('&', word.Tokens))), StringComparer.Ordinal)];
    }

    /// <summary>Adds what begins at a word; returns how many words it takes.</summary>
    private static int Add(ImmutableArray<QueryTerm>.Builder terms, ImmutableArray<ImmutableArray<Token>> words, int at, Synonyms synonyms, bool isLast)
    {
        var forms = words[at];
        var phrases = Phrases(words, at, synonyms);
        if (!phrases.IsEmpty)
        {
            terms.Add(Phrase(words, at, phrases, isLast));
            return phrases[0].Tokens.Length;
        }

        if (forms[0].Form == TokenForm.Character)
        {
            // The last character of a run is in the bigram before it.
            if (at == 0 || words[at - 1][0].Form != TokenForm.Bigram || words[at - 1][0].Start + 1 != forms[0].Start)
            {
                terms.Add(new QueryTerm([new QueryWord([forms[0].Value], 1, IsPrefix: true)], 1, ""));
            }

            return 1;
        }

        var parts = forms.Where(static form => form.Form == TokenForm.Part).Select(static form => form.Value).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (parts.Length > 1)
        {
            terms.Add(new QueryTerm([new QueryWord([forms[0].Value], 1), new QueryWord(parts, AllPartsWeight)], 1, ""));
            terms.AddRange(forms.Where(static form => form.Form == TokenForm.Part && form.Value.Length > 2 && !Noise.Is(form.Value) && !StopWords.Has(form.Value))
                .Select(form => new QueryTerm(Forms([.. forms.Where(other => other.Start == form.Start && other.Form != TokenForm.Whole)]), PartWeight, "")));
        }
        else
        {
            var simple = Forms(forms);
            terms.Add(new QueryTerm(isLast ? simple.Insert(0, new QueryWord([forms[0].Value], StemWeight, IsPrefix: true)) : simple, 1, IsWord(forms[0]) ? forms[0].Value : ""));
        }

        return 1;
    }

    /// <summary>The longest phrases of synonyms that begin here; all have the same length.</summary>
    private static ImmutableArray<SynonymPhrase> Phrases(ImmutableArray<ImmutableArray<Token>> words, int at, Synonyms synonyms)
    {
        var found = synonyms.BeginningWith(SynonymPhrase.Key(words[at]).Value)
            .Where(phrase => at + phrase.Tokens.Length <= words.Length
                && phrase.Tokens.Select((token, i) => SynonymPhrase.Key(words[at + i]).Value == token).All(static same => same))
            .ToArray();
        return found.Length == 0 ? [] : [.. found.Where(phrase => phrase.Tokens.Length == found[0].Tokens.Length)];
    }

    /// <summary>A phrase: itself, what means the same, and for little its single words.</summary>
    private static QueryTerm Phrase(ImmutableArray<ImmutableArray<Token>> words, int at, ImmutableArray<SynonymPhrase> phrases, bool isLast)
    {
        var length = phrases[0].Tokens.Length;
        var ways = ImmutableArray.CreateBuilder<QueryWord>();
        if (length == 1)
        {
            ways.AddRange(words[at][0].Form == TokenForm.Character ? [new QueryWord([words[at][0].Value], 1, IsPrefix: true)] : Forms(words[at]));
            if (isLast)
            {
                ways.Add(new QueryWord([words[at][0].Value], StemWeight, IsPrefix: true));
            }
        }
        else
        {
            ways.Add(new QueryWord(phrases[0].Tokens, 1));
            ways.AddRange(phrases[0].Tokens.Select(static token => new QueryWord([token], PartWeight)));
        }

        ways.AddRange(phrases.SelectMany(static phrase => phrase.Others).Select(static tokens => new QueryWord(tokens, tokens.Length > 1 && char.IsAsciiLetterOrDigit(tokens[0][0]) ? LooseSynonymWeight : SynonymWeight)));
        return new QueryTerm(ways.ToImmutable(), 1, "");
    }

    private static ImmutableArray<QueryWord> Forms(ImmutableArray<Token> forms) =>
        [.. forms.Select(static form => new QueryWord([form.Value], form.Form == TokenForm.Stem ? StemWeight : 1)).DistinctBy(static word => word.Tokens[0], StringComparer.Ordinal)];

    private static bool IsWord(Token token) => token.Form == TokenForm.Whole && !token.Value.AsSpan().ContainsAnyExceptInRange('a', 'z');
}
