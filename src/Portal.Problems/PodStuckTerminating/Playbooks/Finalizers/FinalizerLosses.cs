using Portal.Cluster.Resources;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Finalizers;

/// <summary>What is left behind when a finalizer is removed and its controller does not act.</summary>
internal static class FinalizerLosses
{
    /// <summary>One sentence each, to be ticked.</summary>
    public static IEnumerable<LocalizedText> Of(DeletingObject obj, FinalizerHolder holder)
    {
        yield return holder.Known?.Left ?? new(
            $"Whatever the controller of {holder.Finalizer} would have cleaned up (records, leases, storage outside the cluster) stays behind for somebody to find.",
            $"{holder.Finalizer} 的控制器本该清理的东西（记录、租约、集群外的存储等）会留下来，需要有人另行处理。");
        if (holder.Known is { Outside: true } known)
        {
            yield return new(
                $"What {known.Owner} leaves behind lies outside the cluster: nothing in Kubernetes shows it any more, and it may go on costing money.",
                $"{known.Owner} 留下的东西在集群之外：Kubernetes 里已看不到它，而且可能继续产生费用。");
        }

        if (obj.Kind == KnownResources.Volumes && obj.View.Volumes.Find("", obj.Metadata.Name) is { VolumeHandle.Length: > 0 } volume && holder.Known is { Outside: true })
        {
            yield return new(
                $"Make a note of the disk before its record goes: {volume.CsiDriver} knows it as {volume.VolumeHandle}. Only at the storage provider it can be deleted then.",
                $"记录消失之前请记下这块盘：它在 {volume.CsiDriver} 中的名字是 {volume.VolumeHandle}。之后只能在存储提供方删除它。");
        }

        if (holder.State == ControllerState.Unknown)
        {
            yield return new(
                "It could not be seen whether the controller runs. If it does, it is cut off in the middle of its work.",
                "看不到控制器是否在运行。如果它在运行，它的工作会被中途打断。");
        }
        else if (!BuiltInFinalizers.Contains(holder.Finalizer) && holder.Known is not { BuiltIn: true })
        {
            yield return new(
                $"A controller that runs outside the cluster, or under another name than {holder.Controller}, would not have been seen.",
                $"如果控制器运行在集群之外，或者用的不是 {holder.Controller} 这个名字，是看不到的。");
        }
    }
}
