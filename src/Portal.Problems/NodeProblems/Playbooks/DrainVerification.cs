using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Nodes;
using Portal.Core.Remediation;

namespace Portal.Problems.NodeProblems.Playbooks;

/// <summary>Whether a node is drained: the pods of the plan are gone by uid, and nothing that left without the plan is still there. Pure.</summary>
internal static class DrainVerification
{
    /// <summary>Looks.</summary>
    /// <param name="context">The run's subject, targets and view.</param>
    /// <param name="node">The node, or null when it is gone.</param>
    public static VerificationResult Of(PlaybookContext context, Node? node)
    {
        var left = Left(context);
        if (left.Count > 0)
        {
            // With deadlines instead of seconds that are left: what is seen is written down when it changes.
            var list = PodNames.WithTexts(left);
            return new(VerificationState.Pending, new(
                $"Still there: {PodNames.Count(left.Count)}. {list.En}", $"还有 {left.Count} 个 Pod。{list.Zh}"));
        }

        if (node is null)
        {
            return new(VerificationState.Verified, new("All pods are gone, and the node with them.", "所有 Pod 都已消失，节点也已不存在。"));
        }

        if (!node.Unschedulable)
        {
            return new(VerificationState.NotVerified, new(
                "The pods are gone, but somebody has uncordoned the node meanwhile: new pods may come.", "Pod 都已消失，但期间有人恢复了节点的调度：可能会有新的 Pod。"));
        }

        var came = DrainPlan.Of(node, context.View, DrainOptions.Default, context.Now).Pods.Where(static pod => !pod.Stays).ToList();
        return came.Count == 0
            ? new(VerificationState.Verified, new("All pods of the plan are gone.", "计划中的 Pod 都已消失。"))
            : new(VerificationState.Verified, new(
                $"All pods of the plan are gone; {came.Count} came since: {PodNames.Of(came).En}", $"计划中的 Pod 都已消失；之后又来了 {came.Count} 个：{PodNames.Of(came).Zh}"));
    }

    private static List<DrainPod> Left(PlaybookContext context)
    {
        var targets = context.Targets.Select(static target => target.Uid).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. context.View.Pods.By(PodIndexes.ByNode, context.Subject.Name)
                .Select(pod => DrainPlan.Judge(pod, context.View, DrainOptions.Default, context.Now))
                .Where(pod => targets.Contains(pod.Pod.Metadata.Uid) || pod.Verdict == DrainVerdict.Leaving)
                .OrderBy(static pod => pod.Name, StringComparer.Ordinal),
        ];
    }
}
