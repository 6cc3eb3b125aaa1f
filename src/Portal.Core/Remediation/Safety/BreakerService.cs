using Microsoft.EntityFrameworkCore;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>Lets a playbook that its circuit breaker has stopped be used again before its time.</summary>
public sealed class BreakerService(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, AccessRecords records, ILiveClusters clusters, RemediationChanges changes, IEnumerable<IPlaybook> playbooks, TimeProvider clock)
{
    /// <summary>Failures up to now count no more.</summary>
    public async Task<SafetyResult> ResetAsync(string cluster, string playbook, string reason, RemediationCaller caller, CancellationToken cancellationToken)
    {
        var known = playbooks.Any(p => p.Id == playbook) && KnownCluster.Problem(clusters, cluster) is null;
        var entry = new AuditEvent
        {
            Actor = caller.User.Name,
            ActorId = caller.User.Id,
            SourceAddress = caller.SourceAddress,
            Action = "breaker.reset",
            Cluster = known ? cluster : "",
            Request = known ? $"playbook {playbook}" : "",
            Outcome = AuditOutcome.Succeeded,
            Answer = reason.Trim(),
        };
        var access = AccessPolicy.Decide(await records.CurrentAsync(caller.User, cancellationToken), PortalOperation.ChangeSettings, KnownCluster.Scope(cluster));
        if (!access.IsAllowed)
        {
            await audit.AppendAsync(entry with { Outcome = AuditOutcome.Refused, Answer = access.Reason.En }, cancellationToken);
            return SafetyResult.Forbidden(access);
        }

        var errors = new List<(string Field, Text.LocalizedText Text)>();
        if (playbooks.All(p => p.Id != playbook))
        {
            errors.Add(("playbook", new("There is no such playbook.", "没有此处置方案。")));
        }

        if (cluster.Length == 0)
        {
            errors.Add(("cluster", new("Is required: each cluster has a breaker of its own.", "必填：每个集群各有自己的熔断器。")));
        }
        else if (KnownCluster.Problem(clusters, cluster) is { } unknown)
        {
            errors.Add(("cluster", unknown));
        }

        if (SafetyReason.Problem(reason) is { } problem)
        {
            errors.Add(("reason", problem));
        }

        if (errors.Count > 0)
        {
            return SafetyResult.Invalid(errors);
        }

        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Add(new BreakerReset { Id = Guid.CreateVersion7(now), Cluster = cluster, Playbook = playbook, Reason = reason.Trim(), By = caller.User.Name, At = now });
        await RunStore.SaveAsync(db, audit, entry, cancellationToken);
        changes.Signal.Raise();
        return SafetyResult.Ok;
    }
}
