using System.Globalization;

namespace Portal.Core.Audit;

/// <summary>One place of the chain; whoever holds it can prove that the log up to there was not rewritten.</summary>
/// <param name="Sequence">The entry's number; 0 before the first.</param>
/// <param name="Hash">Its hash in lower-case hex.</param>
public sealed record AuditPosition(long Sequence, string Hash)
{
    /// <summary>Reads what <see cref="ToString"/> writes, which somebody kept elsewhere; null for anything else.</summary>
    public static AuditPosition? Parse(string text) =>
        text.Trim().Split(':') is [var number, { Length: 2 * AuditChain.HashLength } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && hash.All(char.IsAsciiHexDigitLower)
            ? new AuditPosition(sequence, hash)
            : null;

    /// <summary><c>NUMBER:HASH</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
