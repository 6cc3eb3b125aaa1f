using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>A word of a group of synonyms.</summary>
/// <param name="Tokens">Its tokens in order: stems of words, bigrams of Chinese.</param>
/// <param name="Others">The tokens of the other words of the group.</param>
internal sealed record SynonymPhrase(ImmutableArray<string> Tokens, ImmutableArray<ImmutableArray<string>> Others)
{
    /// <summary>
    /// The tokens by which a phrase is found in a query: one for each word, its stem where it has one. The last character of a run of Chinese is left out
    /// unless it is all there is, since what follows it in a query decides its bigram.
    /// </summary>
    public static ImmutableArray<string> TokensOf(string phrase)
    {
        var words = Tokenizer.Tokenize(phrase).GroupBy(static token => token.Word).Select(static word => Key([.. word])).ToArray();
        var tokens = words.Where(static word => word.Form != TokenForm.Character).ToArray();
        return [.. (tokens.Length > 0 ? tokens : words).Select(static word => word.Value)];
    }

    /// <summary>The form of a word that is compared: its stem, else itself.</summary>
    public static Token Key(ImmutableArray<Token> forms)
    {
        var stem = forms.FirstOrDefault(static form => form.Form == TokenForm.Stem);
        return forms.Any(static form => form.Form == TokenForm.Part) || stem.Value is null ? forms[0] : stem;
    }
}
