using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Findings;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Remediation.Safety;

/// <summary>
/// Has the rules judge a run: when it is planned, so that the person sees it before they ask for approval, whenever somebody looks, and at the last
/// moment before it is executed, when nobody else on the cluster can get in between.
/// </summary>
public sealed class SafetyGuard(
    IDbContextFactory<PortalDbContext> contexts, SafetySettingsStore settings, ILiveClusters clusters, PortalHome home, RemediationMetrics metrics, TimeProvider clock)
{
    /// <summary>The limits that hold on a cluster.</summary>
    internal async Task<SafetySettings> LimitsAsync(string cluster, CancellationToken cancellationToken) => (await settings.GetAsync(cluster, cancellationToken)).Settings;

    /// <summary>What the rules say of a run that is not executed yet.</summary>
    public async Task<ImmutableArray<SafetyVerdict>> LookAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await JudgeAsync(db, run, cancellationToken);
    }

    /// <summary>
    /// Whether the run may be executed. Takes the cluster's lock for the rest of the transaction of the context: whoever executes next on this cluster
    /// sees this run under way.
    /// </summary>
    internal async Task<SafetyDecision> DecideAsync(PortalDbContext db, RemediationRun run, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Safety(run.Cluster)})", cancellationToken);
        var verdicts = await JudgeAsync(db, run, cancellationToken);
        return new SafetyDecision(verdicts.FirstOrDefault(verdict => verdict.StopsRun(run)), [.. verdicts.Where(verdict => verdict.IsPassedBy(run))]);
    }

    /// <summary>The refusal as an answer, counted.</summary>
    internal RemediationResult Refuse(RemediationRun run, SafetyVerdict verdict)
    {
        metrics.Refused(verdict.Rule);
        return RemediationResult.Of(
            RemediationStatus.Conflict, verdict.Rule.ToString(), new LocalizedText($"{verdict.Seen.En} {verdict.Override.En}", $"{verdict.Seen.Zh}{verdict.Override.Zh}"), run);
    }

    private async Task<ImmutableArray<SafetyVerdict>> JudgeAsync(PortalDbContext db, RemediationRun run, CancellationToken cancellationToken)
    {
        var limits = (await settings.GetAsync(db, run.Cluster, cancellationToken)).Settings;
        var facts = await SafetyFactsReader.ReadAsync(
            db, run, clusters.View(run.Cluster), clusters.Now(run.Cluster), limits, home, clock.GetUtcNow(), cancellationToken);
        return SafetyRules.Judge(facts, limits);
    }
}
