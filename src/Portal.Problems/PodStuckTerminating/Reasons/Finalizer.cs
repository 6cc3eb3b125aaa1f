using System.Collections.Immutable;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Reasons;

/// <summary>
/// Row 3: the kubelet is done (grace 0), only finalizers hold the record. A pod whose grace is not 0 yet is not this, however dead its containers: the
/// kubelet still cleans up (recorded: kubelet/unmount-busy).
/// </summary>
internal static class Finalizer
{
    /// <summary>The reason's code.</summary>
    public const string Code = nameof(Finalizer);

    /// <summary>Asks the row. Says nothing while every controller is at work.</summary>
    public static Decision? Decide(StuckPod pod)
    {
        // Without a node there is no kubelet to wait for, whatever the grace says.
        if (pod.Pod.Metadata.Finalizers.IsEmpty || (pod.Grace > 0 && pod.Pod.NodeName.Length > 0))
        {
            return null;
        }

        var holders = FinalizerHolders.Of(pod.AsDeleting);
        var changesAt = holders.Select(static holder => holder.ChangesAt).Aggregate((DateTimeOffset?)null, DeletionTimes.Earlier);
        var worst = holders[0];
        return worst.State == ControllerState.Working ? new(null, changesAt) : new(Explain(pod, worst, holders), changesAt);
    }

    private static Verdict Explain(StuckPod pod, FinalizerHolder worst, ImmutableArray<FinalizerHolder> holders) => new()
    {
        Reason = Code,
        Title = Title(pod, worst),
        Explanation = new(
            $"{(pod.Pod.NodeName.Length > 0 ? "The kubelet is done with it" : "It was never bound to a node")}; only the record is left. {worst.Seen.En}",
            $"{(pod.Pod.NodeName.Length > 0 ? "kubelet 已处理完毕" : "它从未绑定到节点")}，只剩这条记录。{worst.Seen.Zh}"),
        NextStep = NextStep(worst),
        Cause = Causes.Finalizer(worst.Finalizer),
        Evidence =
        [
            .. holders.Select(holder => Proof.Field(
                pod.Reference, $"metadata.finalizers[{pod.Pod.Metadata.Finalizers.IndexOf(holder.Finalizer)}]", holder.Finalizer, pod.Deadline,
                new($"Finalizer {holder.Finalizer} holds it.", $"finalizer {holder.Finalizer} 拦着它。"))),
            .. holders.SelectMany(static holder => holder.Evidence),
            .. VolumeProof.Of(pod),
        ],
        ManualSteps = [Ladder.BringControllerBack(pod, worst.Controller)],
        AtMost = worst.State == ControllerState.Alive ? Severity.Warning : Severity.Critical,
    };

    private static LocalizedText Title(StuckPod pod, FinalizerHolder worst) => worst.State switch
    {
        ControllerState.Gone => new(
            $"{pod.Name} cannot be deleted: nobody is left to remove finalizer {worst.Finalizer}",
            $"{pod.Name} 删不掉：finalizer {worst.Finalizer} 已没有人来移除"),
        ControllerState.Alive => new(
            $"{pod.Name} cannot be deleted: the controller of finalizer {worst.Finalizer} does not finish",
            $"{pod.Name} 删不掉：finalizer {worst.Finalizer} 的控制器一直没有处理完"),
        _ => new(
            $"{pod.Name} cannot be deleted: finalizer {worst.Finalizer} holds it, and its controller is not seen",
            $"{pod.Name} 删不掉：finalizer {worst.Finalizer} 拦着它，而且看不到它的控制器"),
    };

    private static LocalizedText NextStep(FinalizerHolder worst) => worst.State switch
    {
        ControllerState.Gone => new(
            $"Bring the controller back if it is still wanted; if not, remove finalizer {worst.Finalizer}.",
            $"如果还需要这个控制器，就恢复它；如果不再需要，移除 finalizer {worst.Finalizer}。"),
        ControllerState.Alive => new(
            $"Read the log of its controller ({worst.Controller}) to see why it does not finish; do not remove its finalizer while it runs.",
            $"查看其控制器（{worst.Controller}）的日志，弄清它为什么没有处理完；它还在运行时不要移除它的 finalizer。"),
        _ => new(
            $"Find out which controller owns finalizer {worst.Finalizer} and whether it runs.",
            $"查明 finalizer {worst.Finalizer} 由哪个控制器负责，以及它是否在运行。"),
    };
}
