using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Finalizers;
using Portal.Core.Findings;

namespace Portal.Core.Deletions.Controllers;

/// <summary>
/// A finalizer of somebody's operator. Who wrote it stands in <c>metadata.managedFields</c>, and for many the table of known finalizers names the
/// controller; whether that program is there is seen by pods and leases that carry its name. What cannot be seen is said to be unknown.
/// </summary>
internal static class OperatorHolder
{
    /// <summary>Looks for the controller of one finalizer.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="finalizer">The finalizer.</param>
    /// <param name="known">What the table says of it, or null.</param>
    /// <param name="also">Names under which this one controller shows itself; where there are any, a name that others of its sort carry too proves nothing.</param>
    public static FinalizerHolder Of(DeletingObject obj, string finalizer, KnownFinalizer? known, params string[] also)
    {
        var writer = FinalizerWriters.Of(obj.Metadata, finalizer);
        ImmutableArray<Evidence> evidence = writer is null ? [] :
        [
            Proof.Field(
                obj.Reference, "metadata.managedFields[].manager", writer.Manager, writer.Time ?? obj.Deadline,
                new($"{writer.Manager} wrote the finalizer.", $"写入这个 finalizer 的是 {writer.Manager}。")),
        ];
        string[] names = [.. also.Concat(Names(also.Length > 0 && known is null ? null : writer, known)).Distinct(StringComparer.Ordinal)];
        var holder = new FinalizerHolder { Finalizer = finalizer, State = ControllerState.Unknown, Seen = Nobody(writer), Evidence = evidence };
        if (names.Length == 0)
        {
            return holder;
        }

        holder = holder with { Controller = names[0] };
        return SignsOfLife(obj, holder, names) ?? SignsOfDeath(obj, holder, names);
    }

    /// <summary>The names under which the controller of a finalizer may run: whoever wrote it, then those of the table.</summary>
    public static IEnumerable<string> Names(ManagedFieldsEntry? writer, KnownFinalizer? known)
    {
        string[] told = writer is not null && ProgramNames.TellsAController(writer.Manager) ? [writer.Manager] : [];
        return told.Concat(known?.Controllers ?? []).Distinct(StringComparer.Ordinal);
    }

    private static Text.LocalizedText Nobody(ManagedFieldsEntry? writer) => writer is null
        ? new(
            "metadata.managedFields does not say who wrote the finalizer, so its controller is unknown.",
            "metadata.managedFields 没有记录谁写入了这个 finalizer，因此不知道由哪个控制器负责。")
        : ProgramNames.IsPerson(writer.Manager)
            ? new(
                $"A person wrote the finalizer with {writer.Manager}; no controller is known that would remove it.",
                $"这个 finalizer 是有人用 {writer.Manager} 手工写入的；不知道有哪个控制器会移除它。")
            : new(
                $"The finalizer was written as {writer.Manager}, a name that many programs use: its controller is unknown.",
                $"写入者名为 {writer.Manager}，很多程序都用这个名字：不知道由哪个控制器负责。");

    private static FinalizerHolder? SignsOfLife(DeletingObject obj, FinalizerHolder holder, string[] names)
    {
        var programs = names.SelectMany(name => obj.View.Pods.By(ControllerIndexes.PodsByProgram, name)).Where(other => other.Metadata.Uid != obj.Metadata.Uid)
            .OrderBy(static other => ObjectKey.Of(other).ToString(), StringComparer.Ordinal).ToArray();
        var running = Array.Find(programs, static other => other.Phase == "Running" && other.Conditions.Any(static c => c is { Type: "Ready", Status: "True" }));
        var lease = names.SelectMany(name => obj.View.Leases.By(ControllerIndexes.LeasesByProgram, name)).Where(candidate => Proof.HeldUntil(candidate) >= obj.Now)
            .OrderBy(static candidate => ObjectKey.Of(candidate).ToString(), StringComparer.Ordinal).FirstOrDefault();
        var manager = running is null ? names[0] : names.First(name => ProgramNames.Of(running).Contains(name, StringComparer.Ordinal));
        if (running is null && lease is null)
        {
            return programs.Length == 0 ? null : holder with
            {
                Workload = ObjectReference.To(KnownResources.Pods, programs[0]),
                Seen = new(
                    $"Pod {ObjectKey.Of(programs[0])} of {manager} exists but is not ready. Repair it first; it may then remove the finalizer.",
                    $"{manager} 的 Pod {ObjectKey.Of(programs[0])} 存在，但未就绪。请先修复它，之后它可能会自行移除这个 finalizer。"),
                Evidence = holder.Evidence.Add(Proof.Field(
                    ObjectReference.To(KnownResources.Pods, programs[0]), "status.phase", programs[0].Phase, programs[0].StartTime ?? obj.Deadline,
                    new("The controller's pod is not ready.", "控制器的 Pod 未就绪。"))),
            };
        }

        var sign = running is not null
            ? Proof.Field(ObjectReference.To(KnownResources.Pods, running), "status.phase", running.Phase, running.StartTime ?? obj.Deadline, new(
                "The controller's pod runs and is ready.",
                "控制器的 Pod 正在运行且就绪。"))
            : Proof.Field(
                ObjectReference.To(KnownResources.Leases, lease!), "spec.holderIdentity", lease!.HolderIdentity, lease.Metadata.CreationTimestamp ?? obj.Deadline,
                new("The controller has a leader that renews its lease.", "控制器有 leader 在续约。"));
        var expires = running is null ? Proof.HeldUntil(lease!).AddTicks(1) : (DateTimeOffset?)null;
        holder = holder with
        {
            Evidence = holder.Evidence.Add(sign),
            Controller = manager,
            Workload = running is null ? null : ObjectReference.To(KnownResources.Pods, running),
        };
        if (FinalizerWriters.LastWrite(obj.Metadata, manager) is { } wrote && wrote >= obj.Deadline && obj.Now < DeletionTimes.After(wrote, DeletionTimes.ControllerAtWork))
        {
            return holder with
            {
                State = ControllerState.Working,
                Seen = new($"{manager} runs and wrote to the {obj.Kind.Kind} after its deletion: it is at work.", $"{manager} 正在运行，并且在删除之后写过这个 {obj.Kind.Kind}：它正在处理。"),
                ChangesAt = DeletionTimes.Earlier(expires, DeletionTimes.After(wrote, DeletionTimes.ControllerAtWork)),
            };
        }

        return holder with
        {
            State = ControllerState.Alive,
            Seen = new($"{manager} runs, but has not written to the {obj.Kind.Kind} in the last minutes.", $"{manager} 正在运行，但最近几分钟没有写过这个 {obj.Kind.Kind}。"),
            ChangesAt = expires,
        };
    }

    private static FinalizerHolder SignsOfDeath(DeletingObject obj, FinalizerHolder holder, string[] names)
    {
        var manager = names[0];
        var stale = names.SelectMany(name => obj.View.Leases.By(ControllerIndexes.LeasesByProgram, name)).Where(static lease => lease.RenewTime is not null)
            .OrderByDescending(static lease => lease.RenewTime).FirstOrDefault();
        if (obj.View.Pods.Status.State != WatchState.Synced || !ControllerManager.LeasesAreSeen(obj.View))
        {
            return holder with
            {
                Seen = new(
                    $"Whether {manager} runs cannot be seen: pods and leases of the cluster are not read completely.",
                    $"看不到 {manager} 是否在运行：集群的 Pod 和 Lease 尚未完整读取。"),
            };
        }

        var query = Proof.Field(
            null, $"kubectl get pods,leases -A | grep -F {string.Concat(names.Select(static name => $"-e {ShellQuote.Quote(name)} ")).TrimEnd()}", "0", obj.Deadline,
            names.Length == 1
                ? new($"No pod carries the name {manager}, and no lease that is renewed does.", $"没有名为 {manager} 的 Pod，也没有仍在续约的同名 Lease。")
                : new(
                    $"No pod carries one of the names {string.Join(", ", names)}, and no lease that is renewed does.",
                    $"没有名为 {string.Join("、", names)} 之一的 Pod，也没有仍在续约的同名 Lease。"));
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
