using Portal.Core.Deletions.Controllers;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary>What is left behind when a finalizer is removed and its controller does not act.</summary>
internal static class FinalizerLosses
{
    /// <summary>One sentence each, to be ticked.</summary>
    public static IEnumerable<LocalizedText> Of(FinalizerHolder holder)
    {
        yield return holder.Finalizer switch
        {
            BuiltInFinalizers.JobTracking => new(
                "No Job counts this pod. A Job that is still there may start one pod more than it needs.",
                "这个 Pod 不会再被任何 Job 统计。如果 Job 还在，可能会多启动一个 Pod。"),
            BuiltInFinalizers.ForegroundDeletion => new(
                "The pod goes before its dependents: they are deleted in the background, or stay if nobody does.",
                "这个 Pod 会先于依赖它的对象消失：它们改为在后台删除，若无人处理则会留下。"),
            BuiltInFinalizers.Orphan => new(
                "Dependents of the pod may be deleted although they were meant to stay.",
                "原本要保留的依赖对象可能会被删除。"),
            _ => new(
                $"Whatever the controller of {holder.Finalizer} would have cleaned up (records, leases, storage outside the cluster) stays behind for somebody to find.",
                $"{holder.Finalizer} 的控制器本该清理的东西（记录、租约、集群外的存储等）会留下来，需要有人另行处理。"),
        };

        if (holder.State == ControllerState.Unknown)
        {
            yield return new(
                "It could not be seen whether the controller runs. If it does, it is cut off in the middle of its work.",
                "看不到控制器是否在运行。如果它在运行，它的工作会被中途打断。");
        }
        else if (!BuiltInFinalizers.Contains(holder.Finalizer))
        {
            yield return new(
                $"A controller that runs outside the cluster, or under another name than {holder.Controller}, would not have been seen.",
                $"如果控制器运行在集群之外，或者用的不是 {holder.Controller} 这个名字，是看不到的。");
        }
    }
}
