using System.Globalization;
using Portal.Core.Audit;

namespace Portal.Web.Api.Audit;

/// <summary>A sealed month.</summary>
/// <param name="Month">The month, such as <c>2026-10</c>.</param>
/// <param name="FirstSequence">Its first entry.</param>
/// <param name="LastSequence">Its last entry.</param>
/// <param name="PreviousHash">Hash of the entry before, in hex.</param>
/// <param name="LastHash">Hash of its last entry, in hex.</param>
/// <param name="SealedAt">When it was sealed.</param>
/// <param name="SealedBy">By whom.</param>
/// <param name="DroppedAt">When its entries were dropped; null while they are there.</param>
public sealed record AuditSealResponse(
    string Month, long FirstSequence, long LastSequence, string PreviousHash, string LastHash, DateTimeOffset SealedAt, string SealedBy, DateTimeOffset? DroppedAt)
{
    /// <summary>The seal as it is stored.</summary>
    public static AuditSealResponse Of(AuditSeal seal) => new(
        seal.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        seal.FirstSequence,
        seal.LastSequence,
        Convert.ToHexStringLower(seal.PreviousHash),
        Convert.ToHexStringLower(seal.LastHash),
        seal.SealedAt,
        seal.SealedBy,
        seal.DroppedAt);
}
