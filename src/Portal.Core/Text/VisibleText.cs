using System.Globalization;
using System.Text;

namespace Portal.Core.Text;

/// <summary>
/// Makes names from clusters and people safe to read: what cannot be seen or changes the direction of its neighbours is written out, so that a
/// name cannot pass for another or forge a line of a log.
/// </summary>
public static class VisibleText
{
    /// <summary>
    /// The text with control characters, line ends, invisible and direction-changing characters and lone surrogates as <c>\n</c>, <c>\u202E</c> and the
    /// like; the same instance when there are none. What a reader sees as text stays, in any script, emoji with their joiners included.
    /// </summary>
    public static string Of(string text)
    {
        var first = 0;
        while (first < text.Length && IsPlain(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var i = first; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            Append(result, text, i);
        }

        return result.ToString();
    }

    private static bool IsPlain(char c) => c is >= ' ' and < '\u007F';

    private static void Append(StringBuilder result, string text, int i)
    {
        var c = text[i];
        if (char.IsSurrogatePair(text, i))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(c, text[i + 1]));
            if (category is UnicodeCategory.Format)
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{{{char.ConvertToUtf32(c, text[i + 1]):X}}}");
            }
            else
            {
                result.Append(c).Append(text[i + 1]);
            }
        }
        else if (IsHidden(text, i))
        {
            result.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\0' => "\\0",
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            });
        }
        else
        {
            result.Append(c);
        }
    }

    private static bool IsHidden(string text, int i) => CharUnicodeInfo.GetUnicodeCategory(text[i]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,

        // Between two symbols the joiner is part of an emoji (woman + joiner + rocket); anywhere else it only hides.
        UnicodeCategory.Format => text[i] != '\u200D' || i == 0 || i + 1 == text.Length || !char.IsSurrogate(text[i + 1]),
        _ => false,
    };
}
