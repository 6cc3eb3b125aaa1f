namespace Portal.Core.Text;

/// <summary>The tokens of one word or identifier.</summary>
internal static class IdentifierTokens
{
    /// <summary>
    /// The whole, then each part with its stem. Parts lie between joints and between humps: <c>HTTPServerV2</c> gives http, server, v2.
    /// A whole that is one part only is given once.
    /// </summary>
    public static IEnumerable<Token> Of(string text, int start, int end, int position, int word)
    {
        var parts = Parts(text, start, end);
        var single = parts.Count == 1 && parts[0] == (start, end - start);
        if (!single)
        {
            yield return new Token(Tokenizer.Value(text, start, end - start), start, end - start, position, word, TokenForm.Whole);
        }

        foreach (var (partStart, length) in parts)
        {
            var value = Tokenizer.Value(text, partStart, length);
            yield return new Token(value, partStart, length, position, word, single ? TokenForm.Whole : TokenForm.Part);
            if (EnglishStem.Of(value) is { } stem)
            {
                yield return new Token(stem, partStart, length, position, word, TokenForm.Stem);
            }

            position++;
        }
    }

    private static List<(int Start, int Length)> Parts(string text, int start, int end)
    {
        List<(int, int)> parts = [];
        var from = start;
        for (var i = start; i <= end; i++)
        {
            var boundary = i == end || !Tokenizer.IsWordSign(Tokenizer.Fold(text[i]));
            if (boundary || (i > from && IsHump(text, i, end)))
            {
                if (i > from)
                {
                    parts.Add((from, i - from));
                }

                from = boundary ? i + 1 : i;
            }
        }

        return parts;
    }

    /// <summary>Whether a new part begins here: fooBar, HTTPServer. Digits stay with their letters: v1beta1, etcd3, 137.</summary>
    private static bool IsHump(string text, int i, int end)
    {
        var (before, here) = (Tokenizer.Fold(text[i - 1]), Tokenizer.Fold(text[i]));
        if (char.IsLower(before) && char.IsUpper(here))
        {
            return true;
        }

        return char.IsUpper(before) && char.IsUpper(here) && i + 1 < end && char.IsLower(Tokenizer.Fold(text[i + 1]));
    }
}
