using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Pods;

/// <summary>
/// Removes the record of a pod whose node is confirmed gone. It asks no kubelet and stops no process, so it refuses wherever the containers may still run.
/// </summary>
public sealed class ForceDeletePodPlaybook : IPlaybook
{
    /// <inheritdoc/>
    public string Id => "force-delete-pod";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Force delete the pod", "强制删除 Pod");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.High;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.Pods.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => [];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => PlaybookSubject.Pod(context) is { Metadata.DeletionTimestamp: not null };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var verification = VerificationText(context);
        if (PlaybookSubject.Pod(context) is not { } pod)
        {
            return PlaybookSubject.Gone(context, verification);
        }

        var asked = ForceDeleteChecks.Ask(pod, context);
        if (asked.Refusal is { } refusal)
        {
            return new PlaybookPlan { VerificationText = verification, Checks = asked.Checks, Refusal = refusal };
        }

        return new PlaybookPlan
        {
            Checks = asked.Checks,
            Steps =
            [
                new(
                    new($"Force delete {context.Subject.Key}", $"强制删除 {context.Subject.Key}"),
                    new(
                        "Deletes the pod with a grace period of 0: the API server removes the record and does not wait for a kubelet.",
                        "以宽限期 0 删除这个 Pod：API server 直接移除记录，不等待 kubelet。"),
                    ForceDeletePod.From(pod)),
            ],
            Losses = [.. Losses(new StuckPod(pod, context.View, context.Now))],
            VerificationText = verification,
            VerificationDeadline = Replacement.WantedBy(context.View, context.Subject.Namespace, context.Subject.Name) is null
                ? TimeSpan.FromMinutes(2)
                : Replacement.Deadline,
        };
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) =>
        !PlaybookSubject.PodsAreSeen(context) ? new(VerificationState.Unknown, new(
            "The pods of the cluster are not read completely.",
            "集群的 Pod 尚未完整读取。"))
        : PlaybookSubject.Pod(context) is null ? Replacement.Verify(context)
        : new(VerificationState.Pending, new("The pod is still there.", "Pod 还在。"));

    private static IEnumerable<LocalizedText> Losses(StuckPod pod)
    {
        if (pod.Pod.NodeName.Length == 0)
        {
            yield break;
        }

        yield return new(
            $"Only the record is removed. If the machine {pod.Pod.NodeName} still runs, its containers run on, and the cluster does not know of them.",
            $"只会移除记录。如果机器 {pod.Pod.NodeName} 仍在运行，容器会继续运行，而集群对此一无所知。");
        var volumes = ForceDeleteChecks.ExclusiveVolumes(pod);
        if (pod.Pod.Metadata.Controller is { Kind: "StatefulSet" } || volumes.Length > 0)
        {
            var where = volumes.Length == 0 ? "" : $" ({string.Join(", ", volumes)})";
            yield return new(
                $"If it still runs, two copies of {pod.Name} may write at once and damage the data{where}.",
                $"如果它仍在运行，两个 {pod.Name} 可能同时写入并损坏数据{where}。");
        }

        if (pod.Attachments.Any(static attachment => attachment.Attached) && pod.Node is null)
        {
            yield return new(
                "Its volume is still attached to the old node. It is detached by force after about six minutes, without being unmounted.",
                "它的卷仍挂接在旧节点上，约六分钟后会在未卸载的情况下被强制卸下。");
        }
    }

    private static LocalizedText VerificationText(PlaybookContext context)
    {
        var (key, uid) = (context.Subject.Key, context.Subject.Uid);
        return Replacement.WantedBy(context.View, context.Subject.Namespace, context.Subject.Name) is { } set
            ? new(
                $"Pod {key} with uid {uid} is gone, and StatefulSet {set} has a new one that is Ready.",
                $"uid 为 {uid} 的 Pod {key} 已消失，StatefulSet {set} 有了新的同名 Pod 且已就绪。")
            : new($"Pod {key} with uid {uid} is gone.", $"uid 为 {uid} 的 Pod {key} 已消失。");
    }
}
