using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Audit;

/// <summary>Appends to the log. What cannot be recorded must not happen: append the intent in the transaction that decides, before the call.</summary>
public sealed class AuditLog(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    private AuditPosition? _reached;

    /// <summary>How far this process knows the log to have come, by entries that it has seen committed; null before the first.</summary>
    public AuditPosition? Reached => Volatile.Read(ref _reached);

    /// <summary>Tells that the transaction with an entry is committed: a log that does not hold it later has lost it (<see cref="AuditGuard"/>).</summary>
    public void Committed(AuditEntry entry)
    {
        var position = new AuditPosition(entry.Sequence, Convert.ToHexStringLower(entry.Hash));
        while (Reached is var before && (before is null || before.Sequence < position.Sequence) && Interlocked.CompareExchange(ref _reached, position, before) != before)
        {
            // Somebody else's was faster; look again.
        }
    }

    /// <summary>Appends an entry in a transaction of its own.</summary>
    /// <exception cref="AuditChainException">The head row is missing: somebody tampered with the log.</exception>
    public async Task<AuditEntry> AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.BeginAsync(cancellationToken);
        var entry = await AppendAsync(context, auditEvent, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Committed(entry);
        return entry;
    }

    /// <summary>
    /// Appends an entry in the caller's transaction: it is in the log exactly if the rest is committed. Other appends wait until then, so append
    /// last and commit at once. Pending changes of <paramref name="context"/> are not saved by this.
    /// </summary>
    /// <exception cref="InvalidOperationException">The context has no open transaction.</exception>
    /// <exception cref="AuditChainException">The head row is missing: somebody tampered with the log.</exception>
    public async Task<AuditEntry> AppendAsync(PortalDbContext context, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        _ = context.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Open a transaction first: an audit entry belongs to what it records.");

        // Locked until the caller's transaction ends; PostgreSQL re-reads the row after the wait, so this is the newest head.
        var heads = await context.Set<AuditHead>()
            .FromSql($"SELECT id, sequence, hash FROM audit_head WHERE id = 1 FOR UPDATE")
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var entry = Seal(auditEvent, heads.Count == 1 ? heads[0] : throw new AuditChainException("The audit log has no head row any more, so nothing can be appended. Somebody changed the database by hand; verify the log."));
        await InsertAsync(context, entry, cancellationToken);
        return entry;
    }

    private AuditEntry Seal(AuditEvent auditEvent, AuditHead head)
    {
        var open = Entry(auditEvent, head, new byte[AuditChain.HashLength]);
        return Entry(auditEvent, head, AuditChain.HashOf(open), open.At);
    }

    private AuditEntry Entry(AuditEvent auditEvent, AuditHead head, byte[] hash, DateTimeOffset? at = null) => new()
    {
        Sequence = head.Sequence + 1,
        At = at ?? AuditChain.WholeMicroseconds(clock.GetUtcNow()),
        Actor = StorableText.From(auditEvent.Actor),
        ActorId = StorableText.From(auditEvent.ActorId),
        SourceAddress = StorableText.From(auditEvent.SourceAddress),
        Action = StorableText.From(auditEvent.Action),
        Cluster = StorableText.From(auditEvent.Cluster),
        ObjectApiVersion = StorableText.From(auditEvent.Object?.ApiVersion ?? ""),
        ObjectKind = StorableText.From(auditEvent.Object?.Kind ?? ""),
        ObjectNamespace = StorableText.From(auditEvent.Object?.Namespace ?? ""),
        ObjectName = StorableText.From(auditEvent.Object?.Name ?? ""),
        ObjectUid = StorableText.From(auditEvent.Object?.Uid ?? ""),
        Request = StorableText.From(auditEvent.Request),
        Outcome = auditEvent.Outcome,
        Answer = StorableText.From(auditEvent.Answer),
        RunId = auditEvent.RunId,
        PreviousHash = head.Hash,
        Hash = hash,
    };

    // One round trip, and beside the change tracker: the caller's own pending changes are the caller's to save.
    private static Task<int> InsertAsync(PortalDbContext context, AuditEntry entry, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync(
            $"""
            WITH entry AS (
                INSERT INTO audit_entries (sequence, at, actor, actor_id, source_address, action, cluster, object_api_version, object_kind,
                    object_namespace, object_name, object_uid, request, outcome, answer, run_id, previous_hash, hash)
                VALUES ({entry.Sequence}, {entry.At}, {entry.Actor}, {entry.ActorId}, {entry.SourceAddress}, {entry.Action}, {entry.Cluster},
                    {entry.ObjectApiVersion}, {entry.ObjectKind}, {entry.ObjectNamespace}, {entry.ObjectName}, {entry.ObjectUid}, {entry.Request},
                    {entry.Outcome.ToString()}, {entry.Answer}, {entry.RunId}, {entry.PreviousHash}, {entry.Hash}))
            UPDATE audit_head SET sequence = {entry.Sequence}, hash = {entry.Hash} WHERE id = 1
            """,
            cancellationToken);
}
