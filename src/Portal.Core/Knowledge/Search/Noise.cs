using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>Tells what stands in pasted lines and says nothing of their problem: times, ids, addresses.</summary>
internal static class Noise
{
    private const int LongestNumber = 4;
    private const int ShortestId = 8;
    private const int DateLength = 10;

    /// <summary>Whether a word is noise; exit codes, ports and versions are not.</summary>
    public static bool Is(ImmutableArray<Token> word) => Is(word[0].Value);

    /// <summary>Whether a token is noise.</summary>
    public static bool Is(string token)
    {
        // 2026-11-24T02:10:00Z
        if (token.Length > DateLength && token[DateLength] == 't' && IsDate(token))
        {
            return true;
        }

        var (letters, digits, others) = (0, 0, 0);
        var isHex = true;
        foreach (var c in token)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            others += char.IsLetterOrDigit(c) ? 0 : 1;
            isHex &= char.IsAsciiHexDigit(c) || c is '-' or ':';
        }

        // 2026-11-24, 02:10:00.412345, 10.96.0.10:53, 1724; not 137 and not v1.22.
        if (letters == 0)
        {
            return digits > LongestNumber || others > 1;
        }

        // 5bbc0f41, 2815f27a-219b-11e8-8a2a-ec0d9a3a445a; not "feedface", which is a word to somebody.
        return isHex && digits > 0 && token.Length >= ShortestId;
    }

    private static bool IsDate(string token)
    {
        for (var i = 0; i < DateLength; i++)
        {
            if (i is 4 or 7 ? token[i] != '-' : !char.IsAsciiDigit(token[i]))
            {
                return false;
            }
        }

        return true;
    }
}
