using System.Globalization;

namespace Portal.Core.Text;

/// <summary>
/// Cuts texts into what people search for. PostgreSQL's own parser is of no use here: it takes a clause of Chinese for one word and turns
/// <c>kube-system/etcd-0</c> into <c>/etcd-0</c>. Identifiers are kept whole and in parts (<c>node.kubernetes.io/unreachable</c>, <c>ContainerInfoV2</c>),
/// Chinese becomes bigrams, English words also lose their endings.
/// </summary>
public static class Tokenizer
{
    /// <summary>Longer words are cut; nothing that people type is longer, only data is.</summary>
    private const int LongestToken = 100;

    /// <summary>The tokens of a text in order. Linear in its length, and made while they are read.</summary>
    public static IEnumerable<Token> Tokenize(string text)
    {
        var (i, position, word) = (0, 0, 0);
        while (i < text.Length)
        {
            var c = Fold(text[i]);
            if (IsIdeograph(c))
            {
                var end = EndOf(text, i, IsIdeograph);
                for (; i < end; i++)
                {
                    var length = i + 1 < end ? 2 : 1;
                    yield return new Token(Value(text, i, length), i, length, ++position, ++word, length == 2 ? TokenForm.Bigram : TokenForm.Character);
                }
            }
            else if (IsWordSign(c))
            {
                var end = EndOfIdentifier(text, i);
                word++;
                foreach (var token in IdentifierTokens.Of(text, i, end, position + 1, word))
                {
                    position = Math.Max(position, token.Position);
                    yield return token;
                }

                i = end;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>The indexed form of a piece of text.</summary>
    internal static string Value(string text, int start, int length) => string.Create(
        Math.Min(length, LongestToken),
        (text, start),
        static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.ToLowerInvariant(Fold(state.text[state.start + i]));
            }
        });

    /// <summary>Full-width letters, digits and signs as Chinese keyboards make them (ＯＯＭ) become the ordinary ones.</summary>
    internal static char Fold(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    /// <summary>Whether the character is a letter or digit of a script with spaces between words.</summary>
    internal static bool IsWordSign(char c) =>
        char.IsAsciiLetterOrDigit(c) || (c > '\u007F' && char.IsLetterOrDigit(c) && !IsIdeograph(c));

    private static bool IsIdeograph(char c) =>
        c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' or >= '\uF900' and <= '\uFAFF'
        && char.GetUnicodeCategory(c) != UnicodeCategory.OtherPunctuation;

    private static bool IsJoint(char c) => c is '.' or '-' or '_' or '/' or ':' or '@';

    private static int EndOf(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(Fold(text[end])))
        {
            end++;
        }

        return end;
    }

    /// <summary>An identifier goes on over single joints: the slash and the hyphens of kube-system/etcd-0, but not the full stop at the end of a sentence.</summary>
    private static int EndOfIdentifier(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            var c = Fold(text[end]);
            if (!IsWordSign(c) && !(IsJoint(c) && end + 1 < text.Length && IsWordSign(Fold(text[end + 1]))))
            {
                break;
            }

            end++;
        }

        return end;
    }
}
