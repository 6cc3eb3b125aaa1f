using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary><c>foregroundDeletion</c> and <c>orphan</c>: the garbage collector removes them once it is done with the dependents.</summary>
internal static class GarbageCollectorHolder
{
    private const int MostShown = 3;

    /// <summary>Looks for dependents and at the garbage collector.</summary>
    public static FinalizerHolder Of(StuckPod pod, string finalizer)
    {
        var uid = pod.Pod.Metadata.Uid;
        ObjectReference[] dependents = finalizer != BuiltInFinalizers.ForegroundDeletion ? [] :
        [
            .. pod.View.Pods.By(PodIndexes.ByOwner, uid).Where(dependent => Blocks(dependent, pod.Pod))
                .Select(static dependent => ObjectReference.To(KnownResources.Pods, dependent))
                .Concat(pod.View.Claims.By(Indexes.ClaimsByBlockedOwner, uid).Where(dependent => Blocks(dependent, pod.Pod))
                    .Select(static dependent => ObjectReference.To(KnownResources.Claims, dependent)))
                .OrderBy(static dependent => dependent.ToString(), StringComparer.Ordinal),
        ];
        if (dependents.Length == 0)
        {
            return ControllerManager.Judge(pod, finalizer, "garbage collector");
        }

        var names = string.Join(", ", dependents.Take(MostShown)) + (dependents.Length > MostShown ? $" (+{dependents.Length - MostShown})" : "");
        return new FinalizerHolder
        {
            Finalizer = finalizer,
            Controller = "garbage collector",
            State = ControllerState.Alive,
            Seen = new(
                $"The garbage collector waits until the dependents are gone: {names}.",
                $"垃圾回收在等依赖它的对象消失：{names}。"),
            Evidence =
            [
                .. dependents.Take(MostShown).Select(dependent => Proof.Field(
                    dependent, "metadata.ownerReferences[].blockOwnerDeletion", "true", pod.Deadline,
                    new($"{dependent} blocks the deletion of its owner.", $"{dependent} 阻止其 owner 被删除。"))),
            ],
        };
    }

    /// <summary>An owner in another namespace does not count: the garbage collector takes such a reference for one to an object that is not there.</summary>
    private static bool Blocks(IKubernetesObject dependent, Pod owner) => dependent.Metadata.Namespace == owner.Metadata.Namespace
        && dependent.Metadata.OwnerReferences.Any(reference => reference.BlockOwnerDeletion && reference.Uid == owner.Metadata.Uid);
}
