using Portal.Cluster.Resources.Metadata;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Controllers;

/// <summary>What must hold before a controller is restarted.</summary>
internal static class RestartChecks
{
    /// <summary>The workload of that name among those that may run a controller of the object's finalizers.</summary>
    public static ControllerWorkload? Find(DeletingObject obj, string named) => ControllerWorkload.Of(obj).FirstOrDefault(w => w.Reference.ToString() == named);

    /// <summary>The finalizer of a workload's controller, on the object as it is now; empty if it is not there any more.</summary>
    public static string FinalizerOf(PlaybookContext context, ObjectReference workload) => PlaybookSubject.Find(context) is { } found
        ? ControllerWorkload.Of(new DeletingObject(found.Kind, found.Metadata, context.View, context.Now)).FirstOrDefault(w => w.Workload.Metadata.Uid == workload.Uid)?.Finalizer ?? ""
        : "";

    /// <summary>The questions in order.</summary>
    public static IEnumerable<Question> Of(DeletingObject obj, string named)
    {
        var workloads = ControllerWorkload.Of(obj);
        var controller = Find(obj, named);
        var names = string.Join(", ", workloads.Take(5).Select(static w => w.Reference));
        yield return Question.Of(
            new("It runs the controller of a finalizer of the object.", "它运行着该对象某个 finalizer 的控制器。"),
            controller is not null,
            workloads.Count == 0 ? new("No workload is known to.", "没有已知的工作负载。") : new($"These may: {names}.", $"可能的有：{names}。"),
            new Refusal(
                "NotTheController",
                new($"{named} is not known to run the controller of a finalizer of {obj.Reference}.", $"没有迹象表明 {named} 运行着 {obj.Reference} 的 finalizer 的控制器。"),
                workloads.Count == 0
                    ? new("Find out who owns the finalizer (metadata.managedFields).", "查明 finalizer 由谁负责（metadata.managedFields）。")
                    : new($"Name one of {names}.", $"请指定其中之一：{names}。")));

        var until = DeletionTimes.After(obj.Deadline, DeletionTimes.MarginOf(obj.Kind.Kind));
        yield return Question.Of(
            new("It has had its time.", "它已有足够的时间。"),
            obj.Now > until,
            new($"The object should have been gone by {Proof.Time(obj.Deadline)}.", $"该对象应在 {Proof.Time(obj.Deadline)} 之前消失。"),
            new Refusal(
                "StillInTime",
                new($"{obj.Reference} is not overdue yet.", $"{obj.Reference} 尚未超期。"),
                new($"Wait until {Proof.Time(until)}.", $"请等到 {Proof.Time(until)}。")));

        yield return HasReplicas(controller!, named);
        var holder = FinalizerHolders.Of(obj, controller!.Finalizer);
        yield return Question.Of(
            new("Its controller does not act.", "它的控制器没有动作。"),
            holder.State != ControllerState.Working,
            holder.Seen,
            new Refusal("ControllerAtWork", holder.Seen, new("Wait: it is at work.", "等待：它正在处理。")));

        yield return NotJustStarted(obj, controller, named);
    }

    private static Question HasReplicas(ControllerWorkload controller, string named) => Question.Of(
        new("It wants pods.", "它需要运行 Pod。"),
        controller.Workload.Desired > 0,
        new($"It wants {controller.Workload.Desired} pods and has {controller.Workload.Ready} ready.", $"期望 {controller.Workload.Desired} 个 Pod，就绪 {controller.Workload.Ready} 个。"),
        new Refusal(
            "NoReplicas",
            new($"{named} wants no pods: there is nothing to restart.", $"{named} 的期望副本数为 0：没有可以重启的 Pod。"),
            new($"Scale {named} up; its controller then removes the finalizer itself.", $"扩容 {named}；它的控制器随后会自行移除 finalizer。")));

    private static Question NotJustStarted(DeletingObject obj, ControllerWorkload controller, string named)
    {
        var pods = Rollout.PodsOf(obj.View, controller.Workload.Metadata.Uid);
        var newest = pods.Max(static pod => pod.Metadata.CreationTimestamp);
        var until = newest is { } at ? DeletionTimes.After(at, DeletionTimes.ControllerAtWork) : DateTimeOffset.MinValue;
        return Question.Of(
            new("It was not restarted just now.", "它不是刚刚重启的。"),
            obj.Now >= until,
            newest is null ? new("It has no pods.", "它没有 Pod。") : new($"Its newest pod is of {Proof.Time(newest.Value)}.", $"最新的 Pod 创建于 {Proof.Time(newest.Value)}。"),
            obj.Now >= until ? null : new Refusal(
                "JustStarted",
                new($"A pod of {named} was made at {Proof.Time(newest!.Value)}: it has not had time to act.", $"{named} 的 Pod 在 {Proof.Time(newest.Value)} 才创建：还没有时间处理。"),
                new($"Wait until {Proof.Time(until)}.", $"请等到 {Proof.Time(until)}。")));
    }
}
