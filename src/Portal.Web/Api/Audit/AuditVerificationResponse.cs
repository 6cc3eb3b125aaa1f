namespace Portal.Web.Api.Audit;

/// <summary>The result of verifying the whole chain.</summary>
/// <param name="Entries">Entries that were checked.</param>
/// <param name="Intact">Whether each is as it was written and none is missing, inserted or swapped.</param>
/// <param name="FirstBroken">Number of the first entry that is not, or null.</param>
/// <param name="Problem">What happened to it, in words; null when nothing did.</param>
/// <param name="Head">Hash of the newest entry: keep it elsewhere to find a cut tail later.</param>
/// <param name="HeadSequence">Number of the newest entry; give both to a later verification as <c>?known=NUMBER:HASH</c>.</param>
/// <param name="PortalMayChangeLog">Whether the database would let the portal's own role change the log, the triggers aside: it should not.</param>
public sealed record AuditVerificationResponse(long Entries, bool Intact, long? FirstBroken, string? Problem, string Head, long HeadSequence, bool PortalMayChangeLog);
