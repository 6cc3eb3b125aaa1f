using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary>
/// A finalizer of somebody's operator. Who wrote it stands in <c>metadata.managedFields</c>; whether that program is there is seen by pods and leases that
/// carry its name. What cannot be seen is said to be unknown.
/// </summary>
internal static class OperatorHolder
{
    /// <summary>Looks for the controller of one finalizer.</summary>
    public static FinalizerHolder Of(StuckPod pod, string finalizer)
    {
        var holder = new FinalizerHolder
        {
            Finalizer = finalizer,
            State = ControllerState.Unknown,
            Seen = new(
                "metadata.managedFields does not say who wrote the finalizer, so its controller is unknown.",
                "metadata.managedFields 没有记录谁写入了这个 finalizer，因此不知道由哪个控制器负责。"),
        };
        if (FinalizerWriters.Of(pod.Pod, finalizer) is not { } writer)
        {
            return holder;
        }

        var wrote = Proof.Field(
            pod.Reference, "metadata.managedFields[].manager", writer.Manager, writer.Time ?? pod.Deadline,
            new($"{writer.Manager} wrote the finalizer.", $"写入这个 finalizer 的是 {writer.Manager}。"));
        holder = holder with { Evidence = [wrote] };
        if (!ProgramNames.TellsAController(writer.Manager))
        {
            return holder with
            {
                Seen = ProgramNames.IsPerson(writer.Manager)
                    ? new(
                        $"A person wrote the finalizer with {writer.Manager}; no controller is known that would remove it.",
                        $"这个 finalizer 是有人用 {writer.Manager} 手工写入的；不知道有哪个控制器会移除它。")
                    : new(
                        $"The finalizer was written as {writer.Manager}, a name that many programs use: its controller is unknown.",
                        $"写入者名为 {writer.Manager}，很多程序都用这个名字：不知道由哪个控制器负责。"),
            };
        }

        holder = holder with { Controller = writer.Manager };
        return SignsOfLife(pod, holder, writer.Manager) ?? SignsOfDeath(pod, holder, writer.Manager);
    }

    private static FinalizerHolder? SignsOfLife(StuckPod pod, FinalizerHolder holder, string manager)
    {
        var programs = pod.View.Pods.By(Indexes.PodsByProgram, manager).Where(other => other.Metadata.Uid != pod.Pod.Metadata.Uid)
            .OrderBy(static other => ObjectKey.Of(other).ToString(), StringComparer.Ordinal).ToArray();
        var running = Array.Find(programs, static other => other.Phase == "Running" && other.Conditions.Any(static c => c is { Type: "Ready", Status: "True" }));
        var lease = pod.View.Leases.By(Indexes.LeasesByProgram, manager).Where(candidate => Proof.HeldUntil(candidate) >= pod.Now)
            .OrderBy(static candidate => ObjectKey.Of(candidate).ToString(), StringComparer.Ordinal).FirstOrDefault();
        if (running is null && lease is null)
        {
            return programs.Length == 0 ? null : holder with
            {
                Seen = new(
                    $"Pod {ObjectKey.Of(programs[0])} of {manager} exists but is not ready. Repair it first; it may then remove the finalizer.",
                    $"{manager} 的 Pod {ObjectKey.Of(programs[0])} 存在，但未就绪。请先修复它，之后它可能会自行移除这个 finalizer。"),
                Evidence = holder.Evidence.Add(Proof.Field(
                    ObjectReference.To(KnownResources.Pods, programs[0]), "status.phase", programs[0].Phase, programs[0].StartTime ?? pod.Deadline,
                    new("The controller's pod is not ready.", "控制器的 Pod 未就绪。"))),
            };
        }

        var sign = running is not null
            ? Proof.Field(ObjectReference.To(KnownResources.Pods, running), "status.phase", running.Phase, running.StartTime ?? pod.Deadline, new(
                "The controller's pod runs and is ready.",
                "控制器的 Pod 正在运行且就绪。"))
            : Proof.Field(
                ObjectReference.To(KnownResources.Leases, lease!), "spec.holderIdentity", lease!.HolderIdentity, lease.Metadata.CreationTimestamp ?? pod.Deadline,
                new("The controller has a leader that renews its lease.", "控制器有 leader 在续约。"));
        var expires = running is null ? Proof.HeldUntil(lease!).AddTicks(1) : (DateTimeOffset?)null;
        holder = holder with { Evidence = holder.Evidence.Add(sign) };
        if (FinalizerWriters.LastWrite(pod.Pod, manager) is { } wrote && wrote >= pod.Deadline && pod.Now < Limits.After(wrote, Limits.ControllerAtWork))
        {
            return holder with
            {
                State = ControllerState.Working,
                Seen = new($"{manager} runs and wrote to the pod after its deletion: it is at work.", $"{manager} 正在运行，并且在删除之后写过这个 Pod：它正在处理。"),
                ChangesAt = Limits.Earlier(expires, Limits.After(wrote, Limits.ControllerAtWork)),
            };
        }

        return holder with
        {
            State = ControllerState.Alive,
            Seen = new($"{manager} runs, but has not written to the pod in the last minutes.", $"{manager} 正在运行，但最近几分钟没有写过这个 Pod。"),
            ChangesAt = expires,
        };
    }

    private static FinalizerHolder SignsOfDeath(StuckPod pod, FinalizerHolder holder, string manager)
    {
        var stale = pod.View.Leases.By(Indexes.LeasesByProgram, manager).Where(static lease => lease.RenewTime is not null)
            .OrderByDescending(static lease => lease.RenewTime).FirstOrDefault();
        if (pod.View.Pods.Status.State != WatchState.Synced || !ControllerManager.LeasesAreSeen(pod.View))
        {
            return holder with
            {
                Seen = new(
                    $"Whether {manager} runs cannot be seen: pods and leases of the cluster are not read completely.",
                    $"看不到 {manager} 是否在运行：集群的 Pod 和 Lease 尚未完整读取。"),
            };
        }

        var query = Proof.Field(
            null, $"kubectl get pods,leases -A | grep -F -- {ShellQuote.Quote(manager)}", "0", pod.Deadline,
            new($"No pod carries the name {manager}, and no lease that is renewed does.", $"没有名为 {manager} 的 Pod，也没有仍在续约的同名 Lease。"));
        return holder with
        {
            State = ControllerState.Gone,
            Seen = new(
                $"Its controller {manager} is gone: all pods and leases were looked at, none that runs carries that name.",
                $"负责的控制器 {manager} 已不存在：查看了全部 Pod 和 Lease，没有一个在运行的叫这个名字。"),
            Evidence = stale is { RenewTime: { } renewed }
                ? holder.Evidence.Add(Proof.Field(
                    ObjectReference.To(KnownResources.Leases, stale), "spec.renewTime", Proof.Time(renewed), renewed,
                    new("The controller renewed its lease for the last time then.", "控制器最后一次续约是在这个时间。"))).Add(query)
                : holder.Evidence.Add(query),
        };
    }
}
