using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>Stops remediation and lets it go on. A pause has no end of its own: whoever set it knows why, a timer does not.</summary>
public sealed class PauseService(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, AccessRecords records, ILiveClusters clusters, RemediationChanges changes, TimeProvider clock)
{
    /// <summary>The pauses that hold now, that for all clusters first.</summary>
    public async Task<ImmutableArray<RemediationPause>> ActiveAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. await db.Set<RemediationPause>().AsNoTracking().Where(static p => p.EndedAt == null).OrderBy(static p => p.Cluster).ToListAsync(cancellationToken)];
    }

    /// <summary>No new step begins from now on, and nothing is executed.</summary>
    /// <param name="cluster">The cluster; empty for all.</param>
    /// <param name="reason">Why: it stands on every page.</param>
    /// <param name="caller">Who.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SafetyResult> PauseAsync(string cluster, string reason, RemediationCaller caller, CancellationToken cancellationToken)
    {
        var entry = Event("remediation.pause", KnownCluster.Problem(clusters, cluster) is null ? cluster : "", reason, caller);
        if (await RefusedAsync(entry, caller, cancellationToken) is { } refused)
        {
            return refused;
        }

        var problems = new[] { ("cluster", KnownCluster.Problem(clusters, cluster)), ("reason", SafetyReason.Problem(reason)) }
            .Where(static problem => problem.Item2 is not null).Select(static problem => (problem.Item1, problem.Item2!)).ToList();
        if (problems.Count > 0)
        {
            return SafetyResult.Invalid(problems);
        }

        var now = clock.GetUtcNow();
        var pause = new RemediationPause { Id = Guid.CreateVersion7(now), Cluster = cluster, Reason = reason.Trim(), By = caller.User.Name, ById = caller.User.Id, At = now };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Add(pause);
        try
        {
            await RunStore.SaveAsync(db, audit, entry, cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: RemediationPauseConfiguration.OneActivePause })
        {
            var there = (await ActiveAsync(cancellationToken)).FirstOrDefault(p => p.Cluster == cluster);
            return SafetyResult.Of(
                RemediationStatus.Conflict,
                "AlreadyPaused",
                new($"It is paused already{(there is null ? "" : $", by {there.By}: {there.Reason}")}", $"已处于暂停状态{(there is null ? "" : $"，由 {there.By} 暂停：{there.Reason}")}")) with
            { Pause = there };
        }

        changes.Signal.Raise();
        return SafetyResult.Ok with { Pause = pause };
    }

    /// <summary>Ends a pause: runs that waited between two steps go on from their journal.</summary>
    public async Task<SafetyResult> ResumeAsync(Guid id, RemediationCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var pause = await db.Set<RemediationPause>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        var entry = Event("remediation.resume", pause?.Cluster ?? "", pause is null ? $"pause {id}" : $"paused by {pause.By}: {pause.Reason}", caller);
        if (await RefusedAsync(entry, caller, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (pause is null)
        {
            return SafetyResult.Of(RemediationStatus.NotFound, "PauseNotFound", new($"There is no pause with the id {id}.", $"没有编号为 {id} 的暂停。"));
        }

        if (pause.EndedAt is not null)
        {
            return Lifted(pause);
        }

        (pause.EndedAt, pause.EndedBy) = (clock.GetUtcNow(), caller.User.Name);
        try
        {
            await RunStore.SaveAsync(db, audit, entry, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Lifted(pause);
        }

        changes.Signal.Raise();
        return SafetyResult.Ok with { Pause = pause };
    }

    private static SafetyResult Lifted(RemediationPause pause) => SafetyResult.Of(
        RemediationStatus.Conflict, "NotPaused", new("The pause is over already: somebody resumed.", "暂停已解除：有人已恢复。")) with
    { Pause = pause };

    private async Task<SafetyResult?> RefusedAsync(AuditEvent entry, RemediationCaller caller, CancellationToken cancellationToken)
    {
        var access = AccessPolicy.Decide(await records.CurrentAsync(caller.User, cancellationToken), PortalOperation.PauseRemediation, KnownCluster.Scope(entry.Cluster));
        if (access.IsAllowed)
        {
            return null;
        }

        await audit.AppendAsync(entry with { Request = "", Outcome = AuditOutcome.Refused, Answer = access.Reason.En }, cancellationToken);
        return SafetyResult.Forbidden(access);
    }

    private static AuditEvent Event(string action, string cluster, string request, RemediationCaller caller) => new()
    {
        Actor = caller.User.Name,
        ActorId = caller.User.Id,
        SourceAddress = caller.SourceAddress,
        Action = action,
        Cluster = cluster,
        Request = request,
        Outcome = AuditOutcome.Succeeded,
    };
}
