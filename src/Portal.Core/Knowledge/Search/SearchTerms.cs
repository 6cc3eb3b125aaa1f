using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>What to look for: each term is one word of the query in all its forms, as a tsquery made of quoted tokens only.</summary>
/// <param name="Terms">The terms, at most <see cref="Most"/>; more of them only make a query slow.</param>
/// <param name="Tokens">Every form of every term, to mark them in a text.</param>
internal sealed record SearchTerms(ImmutableArray<string> Terms, ImmutableHashSet<string> Tokens)
{
    /// <summary>The most terms that are looked for.</summary>
    public const int Most = 64;

    private static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "cannot", "do", "does", "for", "from", "has", "have", "how", "i", "if", "in",
        "is", "it", "its", "my", "not", "of", "on", "or", "that", "the", "then", "this", "to", "was", "what", "when", "where", "which", "while", "why", "will",
        "with", "的", "了", "是", "在", "我", "有", "和", "就", "不", "吗", "怎么", "为什么", "什么", "如何",
    };

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => Terms.IsEmpty;

    /// <summary>All terms in one query: articles that have any of them.</summary>
    public string Any => string.Join(" | ", Terms);

    /// <summary>The terms of what somebody typed or pasted. Words that say nothing are left out unless there are no others.</summary>
    public static SearchTerms Of(string text)
    {
        List<(string Term, ImmutableArray<string> Forms, bool SaysNothing)> words =
        [
            .. Tokenizer.Tokenize(text)
                .GroupBy(token => token.Word)
                .Select(word => (Term: Term([.. word]), Forms: word.Select(token => token.Value).ToImmutableArray(), SaysNothing: word.All(token => StopWords.Contains(token.Value))))
                .DistinctBy(word => word.Term, StringComparer.Ordinal)
                .Take(Most * 2),
        ];
        var telling = words.FindAll(word => !word.SaysNothing);
        var used = (telling.Count > 0 ? telling : words).Take(Most).ToArray();
        return new SearchTerms([.. used.Select(word => word.Term)], [.. used.SelectMany(word => word.Forms)]);
    }

    /// <summary>A word in all its forms; an identifier also where only all of its parts occur.</summary>
    private static string Term(ImmutableArray<Token> forms)
    {
        var first = forms[0];
        if (first.Form == TokenForm.Character)
        {
            return $"{Quote(first.Value)}:*";
        }

        var parts = forms.Where(form => form.Form == TokenForm.Part).Select(form => Quote(form.Value)).ToArray();
        var whole = string.Join(" | ", forms.Where(form => form.Form != TokenForm.Part && (parts.Length == 0 || form.Form != TokenForm.Stem)).Select(form => Quote(form.Value)));
        return parts.Length > 0 ? $"({whole} | ({string.Join(" & ", parts)}))" : $"({whole})";
    }

    // Tokens hold letters, digits and the joints of identifiers; a quote cannot occur, and if it did it would be doubled.
    private static string Quote(string token) => $"'{token.Replace("'", "''", StringComparison.Ordinal)}'";
}
