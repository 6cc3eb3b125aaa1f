using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;

namespace Portal.Web.Api.Audit;

/// <summary>An entry of the audit log.</summary>
/// <param name="Sequence">Its number; without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Name of who did it.</param>
/// <param name="ActorId">Issuer and subject of who did it.</param>
/// <param name="SourceAddress">Network address that it came from.</param>
/// <param name="Action">What was done.</param>
/// <param name="Cluster">On which cluster; empty for none.</param>
/// <param name="Object">To what; null for none.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="RunId">The remediation run that it belongs to, or null.</param>
/// <param name="PreviousHash">Hash of the entry before, in hex.</param>
/// <param name="Hash">Hash of this entry, in hex.</param>
public sealed record AuditEntryResponse(
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string ActorId,
    string SourceAddress,
    string Action,
    string Cluster,
    ObjectReference? Object,
    string Request,
    AuditOutcome Outcome,
    string Answer,
    Guid? RunId,
    string PreviousHash,
    string Hash)
{
    /// <summary>The entry as it is stored.</summary>
    public static AuditEntryResponse Of(AuditEntry entry) => new(
        entry.Sequence,
        entry.At,
        entry.Actor,
        entry.ActorId,
        entry.SourceAddress,
        entry.Action,
        entry.Cluster,
        entry.Object,
        entry.Request,
        entry.Outcome,
        entry.Answer,
        entry.RunId,
        Convert.ToHexStringLower(entry.PreviousHash),
        Convert.ToHexStringLower(entry.Hash));
}
