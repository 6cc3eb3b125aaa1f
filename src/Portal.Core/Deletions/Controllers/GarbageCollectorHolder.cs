using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;

namespace Portal.Core.Deletions.Controllers;

/// <summary><c>foregroundDeletion</c> and <c>orphan</c>: the garbage collector removes them once it is done with the dependents.</summary>
public static class GarbageCollectorHolder
{
    private const int MostShown = 3;

    /// <summary>Looks for dependents and at the garbage collector.</summary>
    public static FinalizerHolder Of(DeletingObject obj, string finalizer)
    {
        var uid = obj.Metadata.Uid;
        ObjectReference[] dependents = finalizer != BuiltInFinalizers.ForegroundDeletion ? [] :
        [
            .. obj.View.Pods.By(PodIndexes.ByOwner, uid).Where(dependent => Blocks(dependent, obj.Metadata))
                .Select(static dependent => ObjectReference.To(KnownResources.Pods, dependent))
                .Concat(obj.View.Claims.By(ControllerIndexes.ClaimsByBlockedOwner, uid).Where(dependent => Blocks(dependent, obj.Metadata))
                    .Select(static dependent => ObjectReference.To(KnownResources.Claims, dependent)))
                .OrderBy(static dependent => dependent.ToString(), StringComparer.Ordinal),
        ];
        if (dependents.Length == 0)
        {
            return ControllerManager.Judge(obj, finalizer, "garbage collector");
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
                    dependent, "metadata.ownerReferences[].blockOwnerDeletion", "true", obj.Deadline,
                    new($"{dependent} blocks the deletion of its owner.", $"{dependent} 阻止其 owner 被删除。"))),
            ],
        };
    }

    /// <summary>An owner in another namespace does not count: the garbage collector takes such a reference for one to an object that is not there.</summary>
    private static bool Blocks(IKubernetesObject dependent, ObjectMeta owner) => (owner.Namespace.Length == 0 || dependent.Metadata.Namespace == owner.Namespace)
        && dependent.Metadata.OwnerReferences.Any(reference => reference.BlockOwnerDeletion && reference.Uid == owner.Uid);
}
