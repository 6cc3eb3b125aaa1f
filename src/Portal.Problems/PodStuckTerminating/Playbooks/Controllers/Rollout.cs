using System.Globalization;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Workloads;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Controllers;

/// <summary>How far a restart is, by the pods themselves: whoever looks right after the request may still see the status of before.</summary>
/// <param name="Done">Whether all pods are of after the restart, and as many as wanted are ready.</param>
/// <param name="Text">What was seen.</param>
internal sealed record Rollout(bool Done, LocalizedText Text)
{
    /// <summary>Looks.</summary>
    public static Rollout Of(ClusterView view, RestartWorkload restart)
    {
        var at = DateTimeOffset.Parse(restart.RestartedAt, CultureInfo.InvariantCulture);
        var pods = PodsOf(view, restart.Target.Uid);
        var old = pods.Count(pod => pod.Metadata.CreationTimestamp < at);
        var ready = pods.Count(pod => pod.Metadata.CreationTimestamp >= at && pod.Metadata.DeletionTimestamp is null
            && pod.Conditions.Any(static condition => condition is { Type: "Ready", Status: "True" }));
        var wanted = (view.Of(restart.Resource) as ResourceSnapshot<Workload>)?.Find(restart.Target.Key) is { } workload && workload.Metadata.Uid == restart.Target.Uid ? workload.Desired : -1;
        return wanted < 0
            ? new(false, new($"{restart.Target} is not seen.", $"看不到 {restart.Target}。"))
            : new(old == 0 && ready >= Math.Max(1, wanted), new(
                $"{restart.Target}: {ready} of {wanted} new pods are ready, {old} old ones are left.", $"{restart.Target}：{wanted} 个新 Pod 中有 {ready} 个就绪，还剩 {old} 个旧的。"));
    }

    /// <summary>The pods of a workload, those of a Deployment through its ReplicaSets.</summary>
    public static Pod[] PodsOf(ClusterView view, string uid) =>
    [
        .. view.Metadata.DependentsOf(uid).SelectMany(dependent => dependent.Object is Pod pod
            ? [pod]
            : dependent.Kind.Kind == "ReplicaSet" ? view.Metadata.DependentsOf(dependent.Metadata.Uid).Select(static owned => owned.Object).OfType<Pod>() : []),
    ];

    /// <summary>A lease that one of the new pods holds and renews, or null.</summary>
    public static Lease? RenewedLease(ClusterView view, RestartWorkload restart)
    {
        var at = DateTimeOffset.Parse(restart.RestartedAt, CultureInfo.InvariantCulture);
        string[] names = [restart.Target.Name, .. PodsOf(view, restart.Target.Uid).SelectMany(ProgramNames.Of)];
        return names.Distinct(StringComparer.Ordinal).SelectMany(name => view.Leases.By(ControllerIndexes.LeasesByProgram, name))
            .Where(lease => lease.RenewTime > at).OrderBy(static lease => ObjectKey.Of(lease).ToString(), StringComparer.Ordinal).FirstOrDefault();
    }
}
