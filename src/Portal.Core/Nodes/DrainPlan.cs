using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;

namespace Portal.Core.Nodes;

/// <summary>What a drain does with each pod of a node, by the rules of <c>kubectl drain</c>, said before anything is sent. Pure.</summary>
/// <param name="Pods">All pods of the node, by name.</param>
public sealed record DrainPlan(ImmutableArray<DrainPod> Pods)
{
    /// <summary>Judges the pods of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="view">The cluster.</param>
    /// <param name="options">What the drain may do.</param>
    /// <param name="now">The time on the API server's clock.</param>
    public static DrainPlan Of(Node node, ClusterView view, DrainOptions options, DateTimeOffset now)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        var pods = ImmutableArray.CreateBuilder<DrainPod>();
        foreach (var pod in view.Pods.By(PodIndexes.ByNode, node.Metadata.Name)
            .OrderBy(static pod => pod.Metadata.Namespace, StringComparer.Ordinal).ThenBy(static pod => pod.Metadata.Name, StringComparer.Ordinal))
        {
            pods.Add(TakeTurn(Judge(pod, view, options, now), left));
        }

        return new DrainPlan(pods.ToImmutable());
    }

    /// <summary>Judges one pod, without regard to the others.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="view">The cluster.</param>
    /// <param name="options">What the drain may do.</param>
    /// <param name="now">The time on the API server's clock.</param>
    public static DrainPod Judge(Pod pod, ClusterView view, DrainOptions options, DateTimeOffset now)
    {
        var controller = pod.Metadata.Controller;
        var ofDaemonSet = controller is { Kind: "DaemonSet", ApiVersion: "apps/v1" } && !pod.IsFinished;
        var orphan = ofDaemonSet && IsGone(view, pod.Metadata.Namespace, controller!);
        if (ofDaemonSet && !orphan)
        {
            return new() { Pod = pod, Verdict = DrainVerdict.StaysDaemonSet, Text = DrainTexts.StaysDaemonSet(controller!.Name) };
        }

        if (MirrorPods.IsMirror(pod))
        {
            return new() { Pod = pod, Verdict = DrainVerdict.StaysMirror, Text = DrainTexts.StaysMirror };
        }

        if (pod.Metadata.DeletionTimestamp is { } deadline)
        {
            return new() { Pod = pod, Verdict = DrainVerdict.Leaving, Text = DrainTexts.Leaving(pod, deadline, now) };
        }

        if (view.Namespaces.Find("", pod.Metadata.Namespace) is { Metadata.DeletionTimestamp: not null })
        {
            return new() { Pod = pod, Verdict = DrainVerdict.Leaving, Text = DrainTexts.LeavesWithNamespace(pod.Metadata.Namespace) };
        }

        if (pod.IsFinished)
        {
            return new() { Pod = pod, Verdict = DrainVerdict.Finished, Text = DrainTexts.Finished(pod.Phase) };
        }

        var consents = (pod.EmptyDirNames.IsEmpty ? DrainConsents.None : DrainConsents.EmptyDir) | (controller is null || orphan ? DrainConsents.NoController : DrainConsents.None);
        var judged = new DrainPod
        {
            Pod = pod,
            Verdict = DrainVerdict.Evict,
            Text = DrainTexts.Evict,
            Budgets = PodBudgets.Of(pod, view),
            Consents = consents,
            LocalVolumes = PodVolumesOnNode.Of(pod, view),
        };
        return (consents & ~options.Consents) is var missing and not DrainConsents.None
            ? judged with { Verdict = DrainVerdict.NeedsConsent, Text = DrainTexts.NeedsConsent(pod, missing, orphan) }
            : WithLosses(PodBudgets.Judge(judged));
    }

    /// <summary>The pods with a verdict.</summary>
    public IEnumerable<DrainPod> With(DrainVerdict verdict) => Pods.Where(pod => pod.Verdict == verdict);

    private static DrainPod WithLosses(DrainPod pod) => pod.Consents == DrainConsents.None ? pod : pod with { Text = DrainTexts.WithLosses(pod) };

    // Two pods of one budget that allows one: the second one waits until the first is replaced.
    private static DrainPod TakeTurn(DrainPod pod, Dictionary<string, int> left)
    {
        if (pod is not { Verdict: DrainVerdict.Evict, Budgets: [var budget] } || PodBudgets.MayBeIgnored(pod.Pod, budget))
        {
            return pod;
        }

        var allowed = left.TryGetValue(budget.Metadata.Uid, out var rest) ? rest : budget.DisruptionsAllowed;
        left[budget.Metadata.Uid] = allowed - 1;
        return allowed > 0 ? pod : WithLosses(pod with { Verdict = DrainVerdict.Blocked, Text = DrainTexts.WaitsItsTurn(budget) });
    }

    private static bool IsGone(ClusterView view, string @namespace, OwnerReference daemonSet) =>
        view.DaemonSets.Status.State == WatchState.Synced && view.DaemonSets.Find(@namespace, daemonSet.Name) is null;
}
