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
        var finalizers = FinalizerHolders.Of(obj).Select(holder => FinalizerExplainer.Of(obj, holder));
        if (decision.Verdict is not { } verdict)
        {
            var waiting = Others.Explain(obj);
            return waiting with { Waiting = true, ChangesAt = decision.ChangesAt };
        }

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
            ChangesAt = decision.ChangesAt,
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
        },
        nameof(ContainerWillNotDie) => new Holder
        {
            Type = HolderType.Process,
            Name = string.Join(", ", pod.Containers.Where(static c => c.State.Type == ContainerStateType.Running).Select(static c => $"container {c.Name}")),
            Object = pod.NodeReference,
            Alive = true,
            Text = verdict.Explanation,
        },
        nameof(CleanupBlocked) => new Holder { Type = HolderType.Volume, Name = $"mounts on node/{pod.Pod.NodeName}", Object = pod.NodeReference, Alive = true, Text = verdict.Explanation },
        nameof(MirrorPod) => new Holder { Type = HolderType.Policy, Name = "static pod", Object = pod.NodeReference, Alive = true, Text = verdict.Explanation },
        _ => new Holder { Type = HolderType.Controller, Name = verdict.Cause.Key, Text = verdict.Explanation },
    };
}
