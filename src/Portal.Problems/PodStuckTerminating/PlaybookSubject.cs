using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>What both playbooks ask of their subject.</summary>
internal static class PlaybookSubject
{
    /// <summary>The pod, or null when it is gone or another pod has its name.</summary>
    public static Pod? Find(PlaybookContext context) =>
        context.View.Pods.Find(context.Subject.Namespace, context.Subject.Name) is { } pod && pod.Metadata.Uid == context.Subject.Uid ? pod : null;

    /// <summary>Whether the view shows enough to say that a pod is not there.</summary>
    public static bool PodsAreSeen(PlaybookContext context) => context.View.Pods.Status.State == WatchState.Synced;

    /// <summary>A check that holds or does not.</summary>
    public static PlanCheck Check(LocalizedText text, bool holds, LocalizedText detail) => new(text, holds ? CheckResult.Pass : CheckResult.Fail, detail);

    /// <summary>The plan for a subject that is not there any more.</summary>
    public static PlaybookPlan Gone(PlaybookContext context, LocalizedText verification) => Refuse(
        verification,
        [Check(new("The pod is the one that was chosen.", "Pod 就是所选的那一个。"), false, NotThere(context))],
        new Refusal(
            "PodIsGone",
            new(
                $"Pod {context.Subject.Key} with uid {context.Subject.Uid} does not exist any more.",
                $"uid 为 {context.Subject.Uid} 的 Pod {context.Subject.Key} 已不存在。"),
            new("Nothing is left to do.", "无需再做任何事。")));

    /// <summary>A plan that was refused.</summary>
    public static PlaybookPlan Refuse(LocalizedText verification, IEnumerable<PlanCheck> checks, Refusal refusal) =>
        new() { VerificationText = verification, Checks = [.. checks], Refusal = refusal };

    private static LocalizedText NotThere(PlaybookContext context) =>
        context.View.Pods.Find(context.Subject.Namespace, context.Subject.Name) is { } other
            ? new($"The pod of that name has uid {other.Metadata.Uid} now.", $"同名 Pod 现在的 uid 是 {other.Metadata.Uid}。")
            : new("There is no pod of that name.", "没有这个名字的 Pod。");
}
