using System.Globalization;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Pods;

/// <summary>
/// Whether the act has worked: the pod is gone, and where a StatefulSet wants a pod of that name, its replacement is Ready. The set is found by the name,
/// because by then the pod that names its owner is gone.
/// </summary>
internal static class Replacement
{
    /// <summary>How long it may take: the volume may first be detached by force, after six minutes.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    /// <summary>The StatefulSet that wants a pod of this name, or null.</summary>
    public static string? WantedBy(ClusterView view, string @namespace, string pod)
    {
        var dash = pod.LastIndexOf('-');
        return dash > 0 && int.TryParse(pod.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            && view.StatefulSets.Find(@namespace, pod[..dash]) is { Metadata.DeletionTimestamp: null } set && ordinal < set.Desired
            ? set.Metadata.Name
            : null;
    }

    /// <summary>Looks, once the old pod is known to be gone.</summary>
    public static VerificationResult Verify(PlaybookContext context)
    {
        var (view, subject) = (context.View, context.Subject);
        if (WantedBy(view, subject.Namespace, subject.Name) is not { } set)
        {
            return new(VerificationState.Verified, new(
                $"Pod {subject.Key} with uid {subject.Uid} is gone.",
                $"uid 为 {subject.Uid} 的 Pod {subject.Key} 已消失。"));
        }

        return view.Pods.Find(subject.Namespace, subject.Name) switch
        {
            null => new(VerificationState.Pending, new(
                $"The pod is gone; StatefulSet {set} has not made its replacement yet.",
                $"Pod 已消失；StatefulSet {set} 尚未创建替代的 Pod。")),
            { } next when IsReady(next) => new(
                VerificationState.Verified,
                new(
                    $"The pod is gone and its replacement, uid {next.Metadata.Uid}, is Ready on {next.NodeName}.",
                    $"Pod 已消失，替代的 Pod（uid {next.Metadata.Uid}）已在 {next.NodeName} 上就绪。")),
            { } next => new(
                VerificationState.Pending,
                new(
                    $"The pod is gone; its replacement, uid {next.Metadata.Uid}, is {next.Phase} and not Ready yet.",
                    $"Pod 已消失；替代的 Pod（uid {next.Metadata.Uid}）处于 {next.Phase}，尚未就绪。")),
        };
    }

    private static bool IsReady(Pod pod) =>
        pod.Metadata.DeletionTimestamp is null && pod.Conditions.Any(static condition => condition is { Type: "Ready", Status: "True" });
}
