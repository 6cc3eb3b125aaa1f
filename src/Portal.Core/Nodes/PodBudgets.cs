using System.Collections.Immutable;
using Portal.Cluster.Resources.Disruption;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;

namespace Portal.Core.Nodes;

/// <summary>What disruption budgets say of an eviction, as the API server judges it. Pure.</summary>
public static class PodBudgets
{
    private static readonly ResourceIndex<PodDisruptionBudget> ByNamespace = new("budgets/namespace", static budget => [budget.Metadata.Namespace]);

    /// <summary>The budgets that protect a pod, by name.</summary>
    public static ImmutableArray<PodDisruptionBudget> Of(Pod pod, ClusterView view) =>
    [
        .. view.DisruptionBudgets.By(ByNamespace, pod.Metadata.Namespace)
            .Where(budget => budget.Protects(pod.Metadata.Namespace, pod.Metadata.Labels))
            .OrderBy(static budget => budget.Metadata.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Whether the pod goes whatever the budget has left: it does not run yet, or it is not ready and the budget's other pods are well, or its policy
    /// lets pods that are not ready go always.
    /// </summary>
    public static bool MayBeIgnored(Pod pod, PodDisruptionBudget budget) =>
        pod.Phase == "Pending"
        || (!pod.IsReady && (budget.UnhealthyPodEvictionPolicy == "AlwaysAllow" || (budget.DesiredHealthy > 0 && budget.CurrentHealthy >= budget.DesiredHealthy)));

    /// <summary>The verdict on a pod that nothing else keeps.</summary>
    internal static DrainPod Judge(DrainPod pod) => pod.Budgets switch
    {
        [] => pod,
        _ when pod.Pod.Phase == "Pending" => pod,
        [var only] when MayBeIgnored(pod.Pod, only) => pod with { Text = DrainTexts.EvictUnready(only) },
        [{ DisruptionsAllowed: > 0 } only] => pod with { Text = DrainTexts.EvictWithin(only) },
        [var only] => pod with { Verdict = DrainVerdict.Blocked, Text = DrainTexts.Blocked(only, pod.Pod.IsReady) },
        var several => pod with { Verdict = DrainVerdict.TwoBudgets, Text = DrainTexts.TwoBudgets(several) },
    };
}
