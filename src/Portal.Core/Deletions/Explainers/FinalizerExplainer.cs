using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Core.Deletions.Controllers;

namespace Portal.Core.Deletions.Explainers;

/// <summary>Objects of any kind: what holds them are their finalizers, and whoever should remove those.</summary>
public sealed class FinalizerExplainer : IDeletionExplainer
{
    private const int MostDependents = 10;

    /// <inheritdoc/>
    public bool Explains(ResourceKind kind) => true;

    /// <inheritdoc/>
    public DeletionVerdict Explain(DeletingObject obj) => Explain(obj, FinalizerHolders.Of(obj));

    /// <summary>Explains an object by what was seen of its finalizers, those that nobody will remove first.</summary>
    public static DeletionVerdict Explain(DeletingObject obj, ImmutableArray<FinalizerHolder> finalizers)
    {
        if (finalizers.IsEmpty)
        {
            return Nobody(obj);
        }

        var worst = finalizers[0];
        var name = obj.Key.ToString();
        var kind = obj.Kind.Kind;
        return new DeletionVerdict
        {
            Reason = worst.Finalizer == BuiltInFinalizers.ForegroundDeletion ? "Dependents" : "Finalizer",
            Text = worst.State switch
            {
                ControllerState.Gone => new(
                    $"{kind} {name} cannot be deleted: nobody is left to remove finalizer {worst.Finalizer}. {worst.Seen.En}",
                    $"{kind} {name} 删不掉：finalizer {worst.Finalizer} 已没有人来移除。{worst.Seen.Zh}"),
                ControllerState.Working => new(
                    $"{kind} {name} waits for the controller of finalizer {worst.Finalizer}, which is at work. {worst.Seen.En}",
                    $"{kind} {name} 在等 finalizer {worst.Finalizer} 的控制器，它正在处理。{worst.Seen.Zh}"),
                ControllerState.Alive => new(
                    $"{kind} {name} cannot be deleted: the controller of finalizer {worst.Finalizer} does not finish. {worst.Seen.En}",
                    $"{kind} {name} 删不掉：finalizer {worst.Finalizer} 的控制器一直没有处理完。{worst.Seen.Zh}"),
                _ => new(
                    $"{kind} {name} cannot be deleted: finalizer {worst.Finalizer} holds it, and its controller is not seen. {worst.Seen.En}",
                    $"{kind} {name} 删不掉：finalizer {worst.Finalizer} 拦着它，而且看不到它的控制器。{worst.Seen.Zh}"),
            },
            NextStep = NextStep(worst),
            Holders = [.. finalizers.SelectMany(holder => Dependents(obj, holder)), .. finalizers.Select(holder => Of(obj, holder))],
            Cause = worst.Dependents.IsEmpty ? Causes.Finalizer(worst.Finalizer) : Causes.Object(
                obj.Reference, new($"{kind} {name} waits for its dependents", $"{kind} {name} 在等依赖它的对象")),
            Waiting = worst.State == ControllerState.Working,
            ChangesAt = finalizers.Select(static holder => holder.ChangesAt).Aggregate((DateTimeOffset?)null, DeletionTimes.Earlier),
        };
    }

    /// <summary>A finalizer as a holder.</summary>
    public static Holder Of(DeletingObject obj, FinalizerHolder holder) => new()
    {
        Type = HolderType.Finalizer,
        Name = holder.Finalizer,
        Controller = holder.Controller,
        Alive = holder.State switch { ControllerState.Gone => false, ControllerState.Unknown => null, _ => true },
        Text = holder.Known is { } known
            ? new(
                $"{known.Owner}: its controller {known.Waits.En}, then removes the finalizer. {holder.Seen.En}",
                $"{known.Owner}：它的控制器会先{known.Waits.Zh}，再移除 finalizer。{holder.Seen.Zh}")
            : holder.Seen,
        Left = holder.Known?.Left ?? new(
            $"Whatever the controller of {holder.Finalizer} would have cleaned up (records, leases, storage outside the cluster) stays behind for somebody to find.",
            $"{holder.Finalizer} 的控制器本该清理的东西（记录、租约、集群外的存储等）会留下来，需要有人另行处理。"),
        Evidence =
        [
            Proof.Field(
                obj.Reference, $"metadata.finalizers[{obj.Metadata.Finalizers.IndexOf(holder.Finalizer)}]", holder.Finalizer, obj.Deadline,
                new($"Finalizer {holder.Finalizer} holds it.", $"finalizer {holder.Finalizer} 拦着它。")),
            .. holder.Evidence,
        ],
    };

    private static IEnumerable<Holder> Dependents(DeletingObject obj, FinalizerHolder holder) => holder.Dependents.Take(MostDependents).Select(dependent =>
    {
        var found = obj.View.Metadata.OfKind(dependent.Group, dependent.Kind)?.Find(dependent.Key);
        var deleting = found?.Metadata.DeletionTimestamp is not null;
        return new Holder
        {
            Type = HolderType.Child,
            Name = dependent.ToString(),
            Object = dependent,
            Alive = true,
            Text = deleting
                ? new($"{dependent} depends on it, blocks its deletion, and is in deletion itself.", $"{dependent} 依赖它并阻止其删除，自身也正在删除。")
                : new($"{dependent} depends on it and blocks its deletion.", $"{dependent} 依赖它并阻止其删除。"),
            Evidence =
            [
                Proof.Field(
                    dependent, "metadata.ownerReferences[].blockOwnerDeletion", "true", found?.Metadata.CreationTimestamp ?? obj.Deadline,
                    new($"{dependent} blocks the deletion of its owner.", $"{dependent} 阻止其 owner 被删除。")),
            ],
        };
    });

    private static Text.LocalizedText NextStep(FinalizerHolder worst) => worst.State switch
    {
        _ when worst.Dependents.Length > 0 => new($"Free {worst.Dependents[0]} first.", $"先处理 {worst.Dependents[0]}。"),
        _ when worst.Known is { Guarded: true } => new(
            $"Free what {worst.Finalizer} guards; it then goes by itself. It is never removed by hand.",
            $"先解除 {worst.Finalizer} 所防护的情形，之后它会自行消失；绝不能手工移除。"),
        ControllerState.Gone => new(
            $"Bring the controller back if it is still wanted; if not, remove finalizer {worst.Finalizer}.",
            $"如果还需要这个控制器，就恢复它；如果不再需要，移除 finalizer {worst.Finalizer}。"),
        ControllerState.Working => new("Wait: its controller is at work.", "等待：它的控制器正在处理。"),
        ControllerState.Alive => new(
            $"Read the log of its controller ({worst.Controller}) to see why it does not finish; do not remove its finalizer while it runs.",
            $"查看其控制器（{worst.Controller}）的日志，弄清它为什么没有处理完；它还在运行时不要移除它的 finalizer。"),
        _ => new(
            $"Find out which controller owns finalizer {worst.Finalizer} and whether it runs.",
            $"查明 finalizer {worst.Finalizer} 由哪个控制器负责，以及它是否在运行。"),
    };

    /// <summary>The API server removes an object without finalizers with the request itself: one that stays is told as what it is, not explained away.</summary>
    private static DeletionVerdict Nobody(DeletingObject obj) => new()
    {
        Reason = "NotKnown",
        Text = new(
            $"{obj.Kind.Kind} {obj.Key} is in deletion and has no finalizer: the API server should have removed it with the request. What holds it is not seen.",
            $"{obj.Kind.Kind} {obj.Key} 正在删除，但没有 finalizer：API server 本应在请求时就移除它。看不到是什么拦着它。"),
        NextStep = new(
            "Delete it once more; if it stays, look into the log of the API server and of etcd.",
            "再删除一次；如果仍然存在，查看 API server 和 etcd 的日志。"),
        Holders =
        [
            new Holder
            {
                Type = HolderType.Controller,
                Name = "kube-apiserver",
                Text = new("No finalizer holds it, and no other holder is seen.", "没有 finalizer 拦着它，也看不到其他占用者。"),
                Evidence = [Proof.Field(obj.Reference, "metadata.finalizers", "", obj.Deadline, new("No finalizer holds it.", "没有 finalizer 拦着它。"))],
            },
        ],
        Cause = Causes.Object(obj.Reference, new($"{obj.Kind.Kind} {obj.Key} has no holder that can be seen", $"看不到是什么拦着 {obj.Kind.Kind} {obj.Key}")),
    };
}
