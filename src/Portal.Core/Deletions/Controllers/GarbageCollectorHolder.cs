using Portal.Cluster.Resources.Metadata;

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
            .. obj.View.Metadata.DependentsOf(uid).Where(dependent => Blocks(dependent.Metadata, obj.Metadata))
                .OrderByDescending(static dependent => dependent.Metadata.DeletionTimestamp is not null)
                .ThenBy(static dependent => $"{dependent.Kind.Kind} {ObjectKey.Of(dependent.Object)}", StringComparer.Ordinal)
                .Select(static dependent => ObjectReference.To(dependent.Kind, dependent.Object)),
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
            Dependents = [.. dependents],
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
    private static bool Blocks(ObjectMeta dependent, ObjectMeta owner) => (owner.Namespace.Length == 0 || dependent.Namespace == owner.Namespace)
        && dependent.OwnerReferences.Any(reference => reference.BlockOwnerDeletion && reference.Uid == owner.Uid);
}
