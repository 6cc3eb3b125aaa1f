using System.Text.RegularExpressions;
using Portal.Core.Knowledge.Matching;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>The part of a line that tells what happened, as the match engine sees it. Pure.</summary>
internal static partial class CandidateSample
{
    /// <summary>The longest sample, in characters; the rest of a longer line is cut.</summary>
    public const int Longest = 1000;

    private const int Shortest = 12;

    // Longer than a sample, so that a secret at the cut is masked whole or cut away.
    private const int LongestRaw = 8 * Longest;

    /// <summary>
    /// A line without colour codes; of a line in JSON its error, else its message; of a message of several lines the first. Null if there is too little.
    /// </summary>
    public static string? Of(PastedText text, int number)
    {
        var plain = TextForms.Plain(text, number);
        var message = plain;
        if (TextForms.Message(plain) is { } inner)
        {
            message = inner;
        }

        var line = message.Span.ToString();
        if (message != plain && Error().Match(plain.Span[..Math.Min(plain.Span.Length, LongestRaw)].ToString()) is { Success: true } error)
        {
            var value = new TextView(error.Groups["text"].Value.AsMemory(), null, 0, number);
            line = (TextForms.Unescaped(value) ?? value).Span.ToString();
        }

        line = line.AsSpan().TrimStart().ToString();
        var end = line.AsSpan().IndexOfAny('\n', '\r');
        line = (end < 0 ? line : line[..end]).TrimEnd();
        return line.Length < Shortest ? null : line.Length <= LongestRaw ? line : line[..LongestRaw];
    }

    /// <summary>The sample without secrets, cut where it is too long.</summary>
    public static string Masked(string line)
    {
        var masked = SecretMask.Of(line);
        if (line.Length == LongestRaw && masked.Length < LongestRaw)
        {
            // The cut may have gone through a secret, which then was not known as one.
            masked = masked[..Math.Max(0, masked.LastIndexOf(' '))];
        }

        var end = Math.Min(masked.Length, Longest);
        return masked[..(end > 0 && char.IsHighSurrogate(masked[end - 1]) ? end - 1 : end)].TrimEnd();
    }

    [GeneratedRegex(@"""(error|err|exception)"":""(?<text>(\\.|[^""\\]){12,})""", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Error();
}
