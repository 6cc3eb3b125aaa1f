using Portal.Cluster.Watching;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary>
/// <c>batch.kubernetes.io/job-tracking</c>: the Job controller removes it once it has counted the pod. Without the Job nobody counts.
/// </summary>
internal static class JobTrackingHolder
{
    /// <summary>Looks at the pod's Job and at the Job controller.</summary>
    public static FinalizerHolder Of(StuckPod pod)
    {
        var holder = new FinalizerHolder
        {
            Finalizer = BuiltInFinalizers.JobTracking,
            Controller = "Job controller",
            State = ControllerState.Gone,
            Seen = new("The pod has no owner of kind Job: no Job counts it.", "这个 Pod 没有 Job 类型的 owner：没有 Job 会统计它。"),
        };
        if (pod.Pod.Metadata.Controller is not { Kind: "Job" } owner)
        {
            return holder with
            {
                Evidence = [Proof.Field(pod.Reference, "metadata.ownerReferences", "", pod.Deadline, new(
                    "It names no Job as its controller.",
                    "其中没有 Job 作为控制者。"))],
            };
        }

        var job = pod.View.Jobs.Find(pod.Pod.Metadata.Namespace, owner.Name);
        if (job is not null && job.Metadata.Uid == owner.Uid)
        {
            return ControllerManager.Judge(pod, BuiltInFinalizers.JobTracking, "Job controller");
        }

        if (pod.View.Jobs.Status.State != WatchState.Synced)
        {
            return holder with
            {
                State = ControllerState.Unknown,
                Seen = new(
                    $"Whether Job {owner.Name} is still there cannot be seen: the jobs of the cluster are not read completely.",
                    $"看不到 Job {owner.Name} 是否还在：集群的 Job 尚未完整读取。"),
            };
        }

        return holder with
        {
            Seen = job is null
                ? new($"Its Job {owner.Name} does not exist any more: no Job counts the pod.", $"它的 Job {owner.Name} 已不存在：没有 Job 会统计这个 Pod。")
                : new(
                    $"Its Job {owner.Name} was made again with another uid: the new one does not count this pod.",
                    $"Job {owner.Name} 是重新创建的，uid 不同：新的 Job 不会统计这个 Pod。"),
            Evidence =
            [
                Proof.Field(
                    pod.Reference, "metadata.ownerReferences[Job]", $"{owner.Name}, uid {owner.Uid}", pod.Deadline,
                    new("Its controller is a Job that is not there.", "它的控制者是一个已不存在的 Job。")),
            ],
        };
    }
}
