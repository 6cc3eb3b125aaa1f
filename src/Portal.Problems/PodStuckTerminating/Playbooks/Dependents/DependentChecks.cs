using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Dependents;

/// <summary>What must hold before a dependent is deleted in place of the garbage collector.</summary>
internal static class DependentChecks
{
    /// <summary>The dependents that an owner in foreground deletion waits for; none for any other object.</summary>
    public static ImmutableArray<ObjectReference> Blocking(MetadataObject owner, PlaybookContext context) =>
        owner.Metadata.DeletionTimestamp is null || !owner.Metadata.Finalizers.Contains(BuiltInFinalizers.ForegroundDeletion, StringComparer.Ordinal) ? []
        : FinalizerHolders.Of(new DeletingObject(owner.Kind, owner.Metadata, context.View, context.Now), BuiltInFinalizers.ForegroundDeletion).Dependents;

    /// <summary>The dependent of a name, as <see cref="ObjectReference.ToString"/> writes it; null if none that blocks has it.</summary>
    public static MetadataObject? Find(MetadataObject owner, string named, PlaybookContext context) =>
        Blocking(owner, context).FirstOrDefault(reference => reference.ToString() == named) is { } reference ? SubjectKind.Find(context.View, reference) : null;

    /// <summary>The questions in order.</summary>
    public static IEnumerable<Question> Of(MetadataObject owner, string named, PlaybookContext context)
    {
        var subject = context.Subject;
        var foreground = owner.Metadata.DeletionTimestamp is not null && owner.Metadata.Finalizers.Contains(BuiltInFinalizers.ForegroundDeletion, StringComparer.Ordinal);
        yield return Question.Of(
            new("The owner is in foreground deletion.", "owner 正在前台删除。"),
            foreground,
            foreground ? new("It carries foregroundDeletion.", "它带有 foregroundDeletion。") : new("It does not wait for dependents.", "它没有在等依赖对象。"),
            new Refusal(
                "NotForeground",
                new($"{subject} is not in foreground deletion: nobody asked for its dependents to go first.", $"{subject} 没有在前台删除：没有人要求先删除依赖对象。"),
                new("Look for what holds it; delete nothing for it.", "查找是什么拦着它；不要为它删除其他对象。")));

        var blocking = Blocking(owner, context);
        var found = Find(owner, named, context);
        var names = string.Join(", ", blocking.Take(5)) + (blocking.Length > 5 ? $" (+{blocking.Length - 5})" : "");
        yield return Question.Of(
            new("The dependent blocks it.", "该依赖对象阻止它被删除。"),
            found is not null,
            blocking.IsEmpty ? new("Nothing blocks it.", "没有对象阻止它。") : new($"These do: {names}.", $"阻止它的有：{names}。"),
            new Refusal(
                "DependentNotThere",
                new($"{named} does not block {subject}.", $"{named} 没有阻止 {subject}。"),
                blocking.IsEmpty ? new("Wait: nothing blocks it any more.", "等待：已没有对象阻止它。") : new($"Name one of {names}.", $"请指定其中之一：{names}。")));

        var dependent = found!.Value;
        var going = dependent.Metadata.DeletionTimestamp is not null;
        yield return Question.Of(
            new("Nobody has deleted the dependent.", "没有人删除过该依赖对象。"),
            !going,
            going ? new("metadata.deletionTimestamp is set.", "metadata.deletionTimestamp 已设置。") : new("metadata.deletionTimestamp is not set.", "metadata.deletionTimestamp 未设置。"),
            new Refusal(
                "DependentIsGoing",
                new($"{named} is in deletion already; to delete it once more changes nothing.", $"{named} 已在删除中，再删一次没有作用。"),
                new($"Free {named}: see what holds it.", $"先处理 {named}：查看是什么拦着它。")));

        yield return CollectorHadItsTime(owner, context);
        yield return NoOtherOwner(owner, named, dependent, context);
    }

    private static Question CollectorHadItsTime(MetadataObject owner, PlaybookContext context)
    {
        var deleted = owner.Metadata.DeletionTimestamp!.Value;
        var until = DeletionTimes.After(deleted, DeletionTimes.BuiltInController);
        var seen = ControllerManager.Judge(new DeletingObject(owner.Kind, owner.Metadata, context.View, context.Now), BuiltInFinalizers.ForegroundDeletion, "garbage collector").Seen;
        return Question.Of(
            new("The garbage collector has had its time.", "垃圾回收已有足够的时间。"),
            context.Now > until,
            seen,
            new Refusal(
                "StillInTime",
                new($"{context.Subject} was deleted only at {Proof.Time(deleted)}; the garbage collector gets five minutes.", $"{context.Subject} 在 {Proof.Time(deleted)} 才被删除；垃圾回收有五分钟时间。"),
                new($"Wait until {Proof.Time(until)}.", $"请等到 {Proof.Time(until)}。")));
    }

    /// <summary>With another owner that lives, the garbage collector would take off the reference and leave the object.</summary>
    private static Question NoOtherOwner(MetadataObject owner, string named, MetadataObject dependent, PlaybookContext context)
    {
        var view = context.View.Metadata;
        var others = dependent.Metadata.OwnerReferences.Where(reference => reference.Uid != owner.Metadata.Uid).ToArray();
        var living = Array.Find(others, reference => view.Owner(reference, dependent.Metadata.Namespace) is { Metadata.DeletionTimestamp: null });
        var unseen = Array.Find(others, reference => view.Owner(reference, dependent.Metadata.Namespace) is null && !view.Sees(new ObjectReference(reference.ApiVersion, "", "", "", "").Group, reference.Kind));
        var name = (living ?? unseen) is { } other ? $"{other.Kind} {other.Name}" : "";
        return Question.Of(
            new("It has no other owner that lives.", "它没有其他存活的 owner。"),
            living is not null ? false : unseen is not null ? null : true,
            living is not null ? new($"{name} owns it too.", $"{name} 也拥有它。") : unseen is not null ? new($"Whether {name} is there cannot be seen.", $"看不到 {name} 是否还在。") : new("None is seen.", "没有看到。"),
            new Refusal(
                "OtherOwnerLives",
                new($"{named} belongs to {name} too, which nobody is known to have deleted.", $"{named} 也属于 {name}，没有迹象表明后者被删除。"),
                new(
                    $"Take the reference to {context.Subject} out of its metadata.ownerReferences instead; it then stays for its other owner.",
                    $"改为从它的 metadata.ownerReferences 中去掉对 {context.Subject} 的引用；它会为另一个 owner 保留下来。")));
    }
}
