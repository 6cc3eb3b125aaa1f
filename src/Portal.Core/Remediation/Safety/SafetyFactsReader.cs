using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Core.Nodes;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>Reads what the rules look at. The one place where they meet the database and the view.</summary>
internal static class SafetyFactsReader
{
    private const int MostEnded = 1000;

    private static readonly RunState[] UnderWay = [RunState.Executing, RunState.Verifying];

    /// <summary>Reads all of it, in the transaction of the context if it has one.</summary>
    public static async Task<SafetyFacts> ReadAsync(
        PortalDbContext db, RemediationRun run, ClusterView? view, DateTimeOffset serverTime, SafetySettings settings, PortalHome home, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subjects = Subjects(run);
        return new SafetyFacts
        {
            Cluster = run.Cluster,
            Playbook = run.Playbook,
            Problem = run.Problem,
            Subjects = subjects,
            IsBulk = run.IsBulk,
            Requester = run.RequesterKind,
            HasSecondPerson = run.CountingApprovals.Any(a => a.ById != run.RequestedById),
            Executing = run.State == RunState.Approved,
            PlannedNodes = run.Nodes,
            UnderWay = await UnderWayAsync(db, run.Cluster, run.Id, cancellationToken),
            Ended = await EndedAsync(db, run.Cluster, run.Playbook, subjects, settings, now, cancellationToken),
            BreakerResetAt = await ResetAsync(db, run.Cluster, run.Playbook, cancellationToken),
            NewFindings = await NewFindingsAsync(db, run.Cluster, run.Problem, settings, now, cancellationToken),
            Pauses = [.. await db.Set<RemediationPause>().AsNoTracking().Where(p => p.EndedAt == null && (p.Cluster == "" || p.Cluster == run.Cluster)).OrderBy(static p => p.Cluster).ToListAsync(cancellationToken)],
            Nodes = view is null ? null : NodesOf(view),
            Protected = view is null ? [] : ProtectedThings.Of(run.Steps.Select(static step => step.Action), view, serverTime, settings, home),
            Now = now,
        };
    }

    private static ImmutableArray<ObjectReference> Subjects(RemediationRun run) =>
        run.Subjects.Where(static s => s.State == SubjectState.Pending).Select(static s => s.Reference).ToImmutableArray() is { IsEmpty: false } subjects ? subjects : [run.Subject];

    /// <summary>The runs under way on a cluster, but for one.</summary>
    public static async Task<ImmutableArray<RunUnderWay>> UnderWayAsync(PortalDbContext db, string cluster, Guid? but, CancellationToken cancellationToken) =>
    [
        .. await db.Set<RemediationRun>().AsNoTracking().Where(r => r.Cluster == cluster && UnderWay.Contains(r.State) && r.Id != but)
            .OrderBy(static r => r.Id).Select(static r => new RunUnderWay(r.Id, r.Playbook, r.Nodes)).ToListAsync(cancellationToken),
    ];

    /// <summary>The runs of a playbook on a cluster that ended lately, as far back as any rule looks.</summary>
    public static async Task<ImmutableArray<EndedRun>> EndedAsync(
        PortalDbContext db, string cluster, string playbook, ImmutableArray<ObjectReference> subjects, SafetySettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var byUid = subjects.DistinctBy(static s => s.Uid).ToDictionary(static s => s.Uid, StringComparer.Ordinal);
        var uids = byUid.Keys.ToList();
        var since = now - TimeSpan.FromMinutes(Math.Max(settings.BreakerWindowMinutes + settings.BreakerOpenMinutes, settings.CoolDownMinutes));
        var newest = SafetyClock.Newest(now);
        var rows = await db.Set<RemediationRun>().AsNoTracking()
            .Where(r => r.Cluster == cluster && r.Playbook == playbook && r.ExecutedAt != null && r.EndedAt >= since && r.EndedAt <= newest)
            .OrderByDescending(static r => r.EndedAt)
            .Take(MostEnded)
            .Select(r => new
            {
                r.SubjectApiVersion,
                r.SubjectKind,
                r.SubjectNamespace,
                r.SubjectName,
                r.SubjectUid,
                r.EndedAt,
                r.State,
                Same = r.Subjects.Where(s => uids.Contains(s.Uid)).Select(static s => s.Uid).FirstOrDefault(),
                Acted = r.Steps.Any(s => s.StartedAt != null && (s.State == StepState.Done || s.ResponseStatus == 0)),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new EndedRun(
                r.Same is not null ? byUid[r.Same] : new ObjectReference(r.SubjectApiVersion, r.SubjectKind, r.SubjectNamespace, r.SubjectName, r.SubjectUid), r.EndedAt!.Value, r.State == RunState.Failed, r.Acted)),
        ];
    }

    /// <summary>When a circuit breaker was last reset.</summary>
    public static Task<DateTimeOffset?> ResetAsync(PortalDbContext db, string cluster, string playbook, CancellationToken cancellationToken) =>
        db.Set<BreakerReset>().Where(r => r.Cluster == cluster && r.Playbook == playbook).MaxAsync(static r => (DateTimeOffset?)r.At, cancellationToken);

    /// <summary>The nodes; null when they are not read completely.</summary>
    public static ImmutableArray<NodeFact>? NodesOf(ClusterView view) => view.Nodes.Status.State is not (WatchState.Synced or WatchState.Stale) ? null :
    [
        .. view.Nodes.Items.Select(static node => new NodeFact(
            node.Metadata.Name,
            ControlPlane.Contains(node),
            node.Condition("Ready")?.Status == "True",
            IsOutOfService(node))),
    ];

    private static bool IsOutOfService(Node node) => node.Unschedulable || node.Taints.Any(static taint => taint.Key == "node.kubernetes.io/out-of-service");

    private static Task<int> NewFindingsAsync(PortalDbContext db, string cluster, string problem, SafetySettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, newest) = (now - TimeSpan.FromMinutes(settings.StormWindowMinutes), SafetyClock.Newest(now));
        return db.Set<Finding>().CountAsync(f => f.Cluster == cluster && f.Problem == problem && f.FirstSeen >= since && f.FirstSeen <= newest, cancellationToken);
    }
}
