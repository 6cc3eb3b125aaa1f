using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Namespaces;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Deletions.Explainers;
using Portal.Core.Remediation;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Namespaces;

/// <summary>The proof that a namespace is empty: every kind was seen, nothing is left, and the namespace controller says so too.</summary>
internal static class NamespaceChecks
{
    private const int MostNamed = 5;
    private const string Own = "kubernetes";

    /// <summary>The namespace controller, as far as it is seen.</summary>
    public static FinalizerHolder Controller(Namespace space, PlaybookContext context) =>
        ControllerManager.Judge(new DeletingObject(KnownResources.Namespaces, space.Metadata, context.View, context.Now), Own, "namespace controller");

    /// <summary>The questions in order.</summary>
    public static IEnumerable<Question> Of(Namespace space, PlaybookContext context)
    {
        yield return IsLate(space, context.Now);
        yield return OnlyOwnFinalizer(space);
        yield return ApisAnswer(space, context);
        yield return SeenWhole(space, context);
        yield return NothingLeft(space, context);
        yield return ConditionsAgree(space);
        yield return ControllerDoesNot(space, context);
    }

    private static Question IsLate(Namespace space, DateTimeOffset now)
    {
        var asked = space.Metadata.DeletionTimestamp ?? DateTimeOffset.MaxValue;
        var until = DeletionTimes.After(asked, DeletionTimes.Margin);
        return Question.Of(
            new("Its deletion is overdue.", "它的删除已经超期。"),
            now > until,
            asked == DateTimeOffset.MaxValue ? new("Nobody has deleted it.", "没有人删除过它。") : new($"It was deleted at {Proof.Time(asked)}.", $"它在 {Proof.Time(asked)} 被删除。"),
            asked == DateTimeOffset.MaxValue
                ? new Refusal("NotInDeletion", new($"Nobody has deleted namespace {space.Metadata.Name}.", $"没有人删除过命名空间 {space.Metadata.Name}。"), new("Delete it the usual way.", "按正常方式删除它。"))
                : new Refusal(
                    "StillInTime",
                    new($"Namespace {space.Metadata.Name} was deleted only at {Proof.Time(asked)}; its controller gets five minutes.", $"命名空间 {space.Metadata.Name} 在 {Proof.Time(asked)} 才被删除；控制器有五分钟时间。"),
                    new($"Wait until {Proof.Time(until)}.", $"请等到 {Proof.Time(until)}。")));
    }

    private static Question OnlyOwnFinalizer(Namespace space)
    {
        string[] others = [.. space.SpecFinalizers.Where(static f => f != Own).Concat(space.Metadata.Finalizers).Distinct(StringComparer.Ordinal)];
        return Question.Of(
            new("Only the finalizer of the namespace controller holds it.", "只有 namespace 控制器的 finalizer 拦着它。"),
            others.Length == 0,
            others.Length == 0 ? new($"spec.finalizers is {string.Join(", ", space.SpecFinalizers)}.", $"spec.finalizers 为 {string.Join("、", space.SpecFinalizers)}。")
                : new($"So does {string.Join(", ", others)}.", $"还有 {string.Join("、", others)}。"),
            new Refusal(
                "OtherFinalizers",
                new($"{string.Join(", ", others)} holds namespace {space.Metadata.Name} too, for another controller.", $"{string.Join("、", others)} 也拦着命名空间 {space.Metadata.Name}，它属于别的控制器。"),
                new("Bring that controller back; one in metadata.finalizers can be removed with the playbook remove-finalizer.", "恢复那个控制器；metadata.finalizers 中的可以用处置方案 remove-finalizer 移除。")));
    }

    private static Question SeenWhole(Namespace space, PlaybookContext context)
    {
        var whole = NamespaceExplainer.IsSeenWhole(context.View);
        string[] gaps = [.. context.View.Metadata.Gaps.Select(static gap => gap.Resource.Length > 0 ? $"{gap.Resource}{(gap.Group.Length > 0 ? "." : "")}{gap.Group}" : gap.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var named = gaps.Length == 0 ? "all kinds" : Named(gaps);
        return Question.Of(
            new("Every kind of the cluster was looked at.", "已查看集群的所有类型。"),
            whole,
            whole ? new($"{context.View.Metadata.Snapshots.Length} kinds were looked at, without a gap.", $"已查看 {context.View.Metadata.Snapshots.Length} 种类型，没有缺口。") : new($"Not seen: {named}.", $"看不到：{named}。"),
            new Refusal(
                "ContentNotSeen",
                new($"What namespace {space.Metadata.Name} holds of {named} cannot be seen; it would stay behind in etcd.", $"看不到命名空间 {space.Metadata.Name} 中的 {named}；如果有，会残留在 etcd 中。"),
                new("Give the portal the missing rules, or repair the API that does not answer; then plan again.", "补上 Portal 缺少的权限，或修复没有响应的 API，然后重新制定计划。")));
    }

    private static Question NothingLeft(Namespace space, PlaybookContext context)
    {
        string[] left = [.. context.View.Metadata.ContentOf(space.Metadata.Name).OrderBy(static c => c.Kind.Resource, StringComparer.Ordinal).Select(static c => $"{c.Count} {c.Kind.Resource}")];
        return Question.Of(
            new("Nothing is left in it.", "其中没有剩余对象。"),
            left.Length == 0,
            left.Length == 0 ? new("No object of any kind was found.", "没有找到任何类型的对象。") : new($"Left: {Named(left)}.", $"剩余：{Named(left)}。"),
            new Refusal(
                "ContentRemains",
                new($"Namespace {space.Metadata.Name} is not empty: {Named(left)}. They would stay in etcd where nobody sees them.", $"命名空间 {space.Metadata.Name} 还不是空的：{Named(left)}。它们会残留在 etcd 中，谁也看不到。"),
                new("Free what is left first; the namespace then goes by itself.", "先处理剩余对象，之后命名空间会自行消失。")));
    }

    private static Question ApisAnswer(Namespace space, PlaybookContext context)
    {
        string[] down = [.. context.View.ApiServices.Items.Where(static api => api.IsDown).Select(static api => api.Metadata.Name).Order(StringComparer.Ordinal)];
        return Question.Of(
            new("Every API answers.", "所有 API 都有响应。"),
            down.Length == 0,
            down.Length == 0 ? new("No APIService is down.", "没有不可用的 APIService。") : new($"Down: {Named(down)}.", $"不可用：{Named(down)}。"),
            new Refusal(
                "ApiIsDown",
                new($"{Named(down)} does not answer: objects of it may be in namespace {space.Metadata.Name}.", $"{Named(down)} 没有响应：命名空间 {space.Metadata.Name} 中可能有它的对象。"),
                new("Repair what serves it, or delete the APIService; the namespace then goes by itself.", "修复提供它的服务，或删除该 APIService；之后命名空间会自行消失。")));
    }

    /// <summary>The controller's own word: without one nobody but the portal has looked.</summary>
    private static Question ConditionsAgree(Namespace space)
    {
        var own = space.Conditions.Where(static c => c.Type.StartsWith("Namespace", StringComparison.Ordinal)).ToArray();
        var wrong = Array.Find(own, static c => c.Status != "False");
        return Question.Of(
            new("The namespace controller says that it is empty too.", "namespace 控制器也认为它是空的。"),
            own.Length == 0 ? null : wrong is null,
            own.Length == 0 ? new("It has written no conditions.", "它没有写入任何状况。")
                : wrong is null ? new($"All {own.Length} conditions are False.", $"{own.Length} 个状况都是 False。") : new($"{wrong.Type} is {wrong.Status}: {wrong.Message.TrimEnd('.')}.", $"{wrong.Type} 为 {wrong.Status}：{wrong.Message.TrimEnd('.')}。"),
            new Refusal(
                "ConditionsDisagree",
                wrong is null
                    ? new($"The namespace controller has not written what it found in {space.Metadata.Name}.", $"namespace 控制器没有写入它在 {space.Metadata.Name} 中看到的情况。")
                    : new($"The namespace controller says {wrong.Type}: {wrong.Message.TrimEnd('.')}.", $"namespace 控制器报告 {wrong.Type}：{wrong.Message.TrimEnd('.')}。"),
                new($"Repair kube-controller-manager (lease {ControllerManager.LeaseKey}), or free what it names.", $"修复 kube-controller-manager（Lease {ControllerManager.LeaseKey}），或处理它指出的对象。")));
    }

    private static Question ControllerDoesNot(Namespace space, PlaybookContext context)
    {
        var controller = Controller(space, context);
        var stale = context.View.Leases.Find(ControllerManager.LeaseKey.Namespace, ControllerManager.LeaseKey.Name) is { } lease && Proof.HeldUntil(lease) < context.Now;
        return Question.Of(
            new("The namespace controller has had its chance.", "namespace 控制器已有机会处理。"),
            stale ? false : controller.State == ControllerState.Unknown ? null : true,
            controller.Seen,
            !stale ? null : new Refusal(
                "ControllerIsDown",
                controller.Seen,
                new("Repair kube-controller-manager; it then finalizes the namespace itself.", "修复 kube-controller-manager；之后它会自行 finalize。")));
    }

    private static string Named(string[] names) => string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" (+{names.Length - MostNamed})" : "");
}
