using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Deletions.Controllers;

/// <summary>kube-controller-manager, in which the Job controller and the garbage collector live, as far as its lease shows it.</summary>
public static class ControllerManager
{
    /// <summary>Where it keeps its leader election.</summary>
    public static readonly ObjectKey LeaseKey = new("kube-system", "kube-controller-manager");

    /// <summary>
    /// What a finalizer of a built-in controller waits for once its object is there: the controller has its time, then it is alive but idle. Managed
    /// control planes may hide the lease; then nobody can say.
    /// </summary>
    public static FinalizerHolder Judge(DeletingObject obj, string finalizer, string controller)
    {
        var holder = new FinalizerHolder
        {
            Finalizer = finalizer,
            Controller = controller,
            State = ControllerState.Unknown,
            Seen = new(
                $"Whether the {controller} works cannot be seen: there is no readable lease {LeaseKey}.",
                $"看不到 {controller} 是否在工作：读不到 Lease {LeaseKey}。"),
        };
        if (obj.View.Leases.Find(LeaseKey.Namespace, LeaseKey.Name) is not { RenewTime: { } renewed } lease)
        {
            return holder;
        }

        var reference = ObjectReference.To(KnownResources.Leases, lease);
        var until = Proof.HeldUntil(lease);
        if (until < obj.Now)
        {
            return holder with
            {
                Seen = new(
                    $"The {controller} does not work: kube-controller-manager does not renew its lease {LeaseKey}. Repair it first; it will then remove the finalizer.",
                    $"{controller} 没有在工作：kube-controller-manager 不再续约 Lease {LeaseKey}。请先修复它，之后它会自行移除这个 finalizer。"),
                Evidence = [Proof.Field(reference, "spec.renewTime", Proof.Time(renewed), renewed, new(
                    "kube-controller-manager renewed its lease for the last time then.",
                    "kube-controller-manager 最后一次续约是在这个时间。"))],
            };
        }

        var patience = DeletionTimes.After(obj.Deadline, DeletionTimes.BuiltInController);
        var working = obj.Now < patience;
        return holder with
        {
            State = working ? ControllerState.Working : ControllerState.Alive,
            Seen = new(
                $"kube-controller-manager, in which the {controller} lives, renews its lease {LeaseKey}.",
                $"{controller} 所在的 kube-controller-manager 仍在续约 Lease {LeaseKey}。"),
            Evidence =
            [
                Proof.Field(
                    reference, "spec.holderIdentity", lease.HolderIdentity, lease.Metadata.CreationTimestamp ?? obj.Deadline,
                    new("kube-controller-manager has a leader that renews its lease.", "kube-controller-manager 有 leader 在续约。")),
            ],
            ChangesAt = DeletionTimes.Earlier(until.AddTicks(1), working ? patience : null),
        };
    }

    /// <summary>Whether the leases that are visible could have shown a controller.</summary>
    public static bool LeasesAreSeen(ClusterView view) => view.Leases.Status.State == WatchState.Synced;
}
