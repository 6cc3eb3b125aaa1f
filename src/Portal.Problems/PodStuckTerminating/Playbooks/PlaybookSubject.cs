using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks;

/// <summary>What all playbooks ask of their subject.</summary>
internal static class PlaybookSubject
{
    /// <summary>The subject, whatever its kind; null when it is gone or another object has its name.</summary>
    public static MetadataObject? Find(PlaybookContext context) => SubjectKind.Find(context.View, context.Subject);

    /// <summary>The subject as a pod; null when it is none, is gone, or another pod has its name.</summary>
    public static Pod? Pod(PlaybookContext context) => Find(context)?.Object as Pod;

    /// <summary>Whether the view shows enough to say that the subject is not there.</summary>
    public static bool IsSeen(PlaybookContext context) =>
        context.View.Metadata.OfKind(context.Subject.Group, context.Subject.Kind)?.Status.State == WatchState.Synced;

    /// <summary>Whether the view shows enough to say that a pod is not there.</summary>
    public static bool PodsAreSeen(PlaybookContext context) => context.View.Pods.Status.State == WatchState.Synced;

    /// <summary>What is said while the kind of the subject is not read completely.</summary>
    public static VerificationResult NotSeen(PlaybookContext context) => new(VerificationState.Unknown, new(
        $"The objects of kind {context.Subject.Kind} are not read completely.", $"类型 {context.Subject.Kind} 的对象尚未完整读取。"));

    /// <summary>The plan for a subject that is not there any more.</summary>
    public static PlaybookPlan Gone(PlaybookContext context, LocalizedText verification)
    {
        var other = context.View.Metadata.OfKind(context.Subject.Group, context.Subject.Kind)?.Find(context.Subject.Key);
        return Checklist.Plan(
            [
                Question.Of(
                    new("The object is the one that was chosen.", "对象就是所选的那一个。"),
                    false,
                    other is not null
                        ? new($"The object of that name has uid {other.Metadata.Uid} now.", $"同名对象现在的 uid 是 {other.Metadata.Uid}。")
                        : new("There is no object of that name.", "没有这个名字的对象。"),
                    new Refusal(
                        "SubjectIsGone",
                        new(
                            $"{context.Subject} with uid {context.Subject.Uid} does not exist any more.",
                            $"uid 为 {context.Subject.Uid} 的 {context.Subject} 已不存在。"),
                        new("Nothing is left to do.", "无需再做任何事。"))),
            ],
            verification,
            static () => throw new InvalidOperationException("The first question refuses."));
    }
}
