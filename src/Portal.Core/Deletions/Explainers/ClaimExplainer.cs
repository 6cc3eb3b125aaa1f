using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Findings;

namespace Portal.Core.Deletions.Explainers;

/// <summary>
/// Claims: <c>kubernetes.io/pvc-protection</c> waits for every scheduled pod that names the claim, whatever its phase: a completed pod holds it as well, until
/// the pod's object is gone (pvc_protection_controller.go).
/// </summary>
public sealed class ClaimExplainer : IDeletionExplainer
{
    private const string Protection = "kubernetes.io/pvc-protection";
    private const int MostShown = 10;

    /// <inheritdoc/>
    public bool Explains(ResourceKind kind) => kind == KnownResources.Claims;

    /// <inheritdoc/>
    public DeletionVerdict Explain(DeletingObject obj)
    {
        var finalizers = FinalizerHolders.Of(obj);
        var users = obj.Metadata.Finalizers.Contains(Protection, StringComparer.Ordinal) ? Users(obj) : [];
        if (users.IsEmpty)
        {
            return FinalizerExplainer.Explain(obj, finalizers);
        }

        var names = string.Join(", ", users.Take(3).Select(static pod => pod.Metadata.Name)) + (users.Length > 3 ? $" (+{users.Length - 3})" : "");
        var first = users[0];
        return new DeletionVerdict
        {
            Reason = "InUse",
            Text = new(
                $"Claim {obj.Key} is in use by {users.Length} {(users.Length == 1 ? "pod" : "pods")}: {names}. {Protection} waits until their objects are gone.",
                $"存储声明 {obj.Key} 正被 {users.Length} 个 Pod 使用：{names}。{Protection} 会等到这些 Pod 对象消失。"),
            NextStep = Completed(first)
                ? new(
                    $"Delete pod {first.Metadata.Name}: it has ended, its object alone still holds the claim.",
                    $"删除 Pod {first.Metadata.Name}：它已经结束，只是对象还占着存储声明。")
                : first.Metadata.DeletionTimestamp is not null
                    ? new($"Free pod {first.Metadata.Name} first: it is in deletion itself.", $"先处理 Pod {first.Metadata.Name}：它自己也正在删除。")
                    : new(
                        $"Stop what uses the claim ({Owner(first)}); the claim then goes by itself.",
                        $"停掉使用它的工作负载（{Owner(first)}），存储声明随后会自行消失。"),
            Holders =
            [
                .. users.Take(MostShown).Select(pod => User(obj, pod)),
                .. finalizers.Select(holder => FinalizerExplainer.Of(obj, holder)),
            ],
            Cause = Cause(first),
        };
    }

    /// <summary>Pods that hold the claim, those that have ended last: they are the easy ones.</summary>
    private static ImmutableArray<Pod> Users(DeletingObject claim)
    {
        var key = claim.Key.ToString();
        var mounting = claim.View.Pods.By(PodIndexes.ByClaim, key).Where(static pod => pod.NodeName.Length > 0);

        // The claim of a generic ephemeral volume belongs to its pod and is held only until the kubelet is done with that.
        if (claim.Metadata.Controller is { Kind: "Pod" } owner && claim.View.Pods.Find(claim.Metadata.Namespace, owner.Name) is { } pod
            && pod.Metadata.Uid == owner.Uid && pod.NodeName.Length > 0 && pod.Metadata is not { DeletionTimestamp: not null, DeletionGracePeriodSeconds: 0 })
        {
            mounting = mounting.Append(pod);
        }

        return
        [
            .. mounting.DistinctBy(static pod => pod.Metadata.Uid, StringComparer.Ordinal)
                .OrderBy(Completed).ThenByDescending(static pod => pod.Metadata.DeletionTimestamp is not null)
                .ThenBy(static pod => pod.Metadata.Name, StringComparer.Ordinal),
        ];
    }

    private static bool Completed(Pod pod) => pod.Phase is "Succeeded" or "Failed";

    private static string Owner(Pod pod) => pod.Metadata.Controller is { } owner
        ? $"{owner.Kind} {pod.Metadata.Namespace}/{owner.Name}" : $"Pod {ObjectKey.Of(pod)}";

    private static Holder User(DeletingObject claim, Pod pod)
    {
        var reference = ObjectReference.To(KnownResources.Pods, pod);
        return new Holder
        {
            Type = HolderType.Process,
            Name = $"Pod {ObjectKey.Of(pod)}",
            Object = reference,
            Alive = !Completed(pod),
            Text = Completed(pod)
                ? new(
                    $"Pod {pod.Metadata.Name} has ended ({pod.Phase}) and names the claim: its object holds it until it is deleted.",
                    $"Pod {pod.Metadata.Name} 已经结束（{pod.Phase}），但仍引用该声明：在 Pod 对象被删除前一直占用。")
                : pod.Metadata.DeletionTimestamp is not null
                    ? new($"Pod {pod.Metadata.Name} uses the claim and is in deletion itself.", $"Pod {pod.Metadata.Name} 使用该声明，自身也正在删除。")
                    : new($"Pod {pod.Metadata.Name} uses the claim on node {pod.NodeName}.", $"Pod {pod.Metadata.Name} 在节点 {pod.NodeName} 上使用该声明。"),
            Evidence =
            [
                Proof.Field(
                    reference, "spec.volumes[].persistentVolumeClaim.claimName", claim.Metadata.Name, pod.Metadata.CreationTimestamp ?? claim.Deadline,
                    new($"Pod {pod.Metadata.Name} names the claim.", $"Pod {pod.Metadata.Name} 引用了该声明。")),
                Proof.Field(reference, "status.phase", pod.Phase, pod.StartTime ?? claim.Deadline, new($"Its phase is {pod.Phase}.", $"它的阶段是 {pod.Phase}。")),
            ],
        };
    }

    private static CauseReference Cause(Pod pod)
    {
        var name = Owner(pod);
        var title = new Text.LocalizedText($"{name} still uses claims that are to go", $"{name} 仍在使用要删除的存储声明");
        return pod.Metadata.Controller is { } owner
            ? new CauseReference(
                $"workload/{owner.Kind}/{pod.Metadata.Namespace}/{owner.Name}", title,
                new(owner.ApiVersion, owner.Kind, pod.Metadata.Namespace, owner.Name, owner.Uid))
            : Causes.Object(ObjectReference.To(KnownResources.Pods, pod), title);
    }
}
