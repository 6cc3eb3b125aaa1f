using System.Text;

namespace Portal.Core.Persistence;

/// <summary>
/// PostgreSQL stores any text but two things: NUL, and surrogates without their other half. Texts come from clusters and people,
/// so both happen; they must not make a finding or an audit entry fail.
/// </summary>
public static class StorableText
{
    private const char NulPicture = '\u2400';
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The same text with NUL as U+2400 (␀) and lone surrogates as U+FFFD; every other control character stays as it is.
    /// Returns the same instance when there is nothing to replace, which is nearly always.
    /// </summary>
    public static string From(string text)
    {
        var first = FirstUnstorable(text);
        if (first < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(text[i]).Append(text[++i]);
            }
            else
            {
                result.Append(text[i] == '\0' ? NulPicture : char.IsSurrogate(text[i]) ? Replacement : text[i]);
            }
        }

        return result.ToString();
    }

    private static int FirstUnstorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                return i;
            }

            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }
}
