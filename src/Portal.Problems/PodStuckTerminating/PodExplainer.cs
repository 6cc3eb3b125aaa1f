using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Deletions.Explainers;
using Portal.Problems.PodStuckTerminating.Reasons;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>Pods among the stuck deletions: the same table of reasons as the detector's, told by holders.</summary>
public sealed class PodExplainer : IDeletionExplainer
{
    private static readonly FinalizerExplainer Others = new();

    /// <inheritdoc/>
    public bool Explains(ResourceKind kind) => kind == KnownResources.Pods;

    /// <inheritdoc/>
    public DeletionVerdict Explain(DeletingObject obj)
    {
        if (obj.View.Pods.Find(obj.Key) is not { } pod || pod.Metadata.Uid != obj.Metadata.Uid)
        {
            return Others.Explain(obj);
        }

        var stuck = new StuckPod(pod, obj.View, obj.Now);
        var decision = ReasonTable.Decide(stuck);
        return decision.Verdict is { } verdict ? Of(stuck, verdict) with { ChangesAt = decision.ChangesAt } : Others.Explain(obj) with { Waiting = true, ChangesAt = decision.ChangesAt };
    }

    /// <summary>A verdict of the table of reasons, told by holders.</summary>
    internal static DeletionVerdict Of(StuckPod stuck, Verdict verdict)
    {
        var obj = stuck.AsDeleting;
        var finalizers = FinalizerHolders.Of(obj).Select(holder => FinalizerExplainer.Of(obj, holder));
        ImmutableArray<Holder> holders = verdict.Reason == Finalizer.Code
            ? [.. finalizers]
            : [Holder(stuck, verdict) with { Evidence = verdict.Evidence }, .. finalizers];
        return new DeletionVerdict
        {
            Reason = verdict.Reason,
            Text = new($"{verdict.Title.En}. {verdict.Explanation.En}", $"{verdict.Title.Zh}。{verdict.Explanation.Zh}"),
            NextStep = verdict.NextStep,
            Holders = holders.IsEmpty ? [Holder(stuck, verdict) with { Evidence = verdict.Evidence }] : holders,
            Cause = verdict.Cause,
        };
    }

    private static Holder Holder(StuckPod pod, Verdict verdict) => verdict.Reason switch
    {
        nameof(NodeGone) or nameof(NodeDown) or nameof(NodeNotReady) or nameof(OutOfServicePending) => new Holder
        {
            Type = HolderType.Node,
            Name = $"node/{pod.Pod.NodeName}",
            Object = pod.NodeReference,
            Alive = NodeFate.Of(pod) switch { { Seen: false } => null, { Gone: true } => false, _ when verdict.Reason == nameof(NodeDown) => null, _ => true },
            Text = NodeFate.Of(pod).Text,
            Left = NodeFate.Of(pod).Gone
                ? new("What it had not written to its volumes is lost.", "它尚未写入卷的内容会丢失。")
                : new(
                    "Forced away while the machine runs, its process runs on and may write to its volumes beside its replacement.",
                    "机器还在运行时强制删除，进程会继续运行，可能与替代的 Pod 同时写卷。"),
        },
        nameof(ContainerWillNotDie) => new Holder
        {
            Type = HolderType.Process,
            Name = string.Join(", ", pod.Containers.Where(static c => c.State.Type == ContainerStateType.Running).Select(static c => $"container {c.Name}")),
            Object = pod.NodeReference,
            Alive = true,
            Text = verdict.Explanation,
            Left = new(
                "Forced away, the process stays on the node with its memory, ports and files, and may still write.",
                "强制删除后，进程仍留在节点上，占用内存、端口和文件，还可能写入。"),
        },
        nameof(CleanupBlocked) => new Holder
        {
            Type = HolderType.Volume,
            Name = $"mounts on node/{pod.Pod.NodeName}",
            Object = pod.NodeReference,
            Alive = true,
            Text = verdict.Explanation,
            Left = new(
                "Forced away, the mount and the pod's directory stay on the node until somebody frees them or the node restarts.",
                "强制删除后，挂载点和 Pod 目录会留在节点上，直到有人处理或节点重启。"),
        },
        nameof(MirrorPod) => new Holder { Type = HolderType.Policy, Name = "static pod", Object = pod.NodeReference, Alive = true, Text = verdict.Explanation },
        _ => new Holder { Type = HolderType.Controller, Name = verdict.Cause.Key, Text = verdict.Explanation },
    };
}
