using Portal.Cluster.Watching;

namespace Portal.Core.Deletions.Controllers;

/// <summary>
/// <c>batch.kubernetes.io/job-tracking</c>: the Job controller removes it once it has counted the pod. Without the Job nobody counts.
/// </summary>
public static class JobTrackingHolder
{
    /// <summary>Looks at the pod's Job and at the Job controller.</summary>
    public static FinalizerHolder Of(DeletingObject obj)
    {
        var holder = new FinalizerHolder
        {
            Finalizer = BuiltInFinalizers.JobTracking,
            Controller = "Job controller",
            State = ControllerState.Gone,
            Seen = new("The pod has no owner of kind Job: no Job counts it.", "这个 Pod 没有 Job 类型的 owner：没有 Job 会统计它。"),
        };
        if (obj.Metadata.Controller is not { Kind: "Job" } owner)
        {
            return holder with
            {
                Evidence = [Proof.Field(obj.Reference, "metadata.ownerReferences", "", obj.Deadline, new(
                    "It names no Job as its controller.",
                    "其中没有 Job 作为控制者。"))],
            };
        }

        var job = obj.View.Jobs.Find(obj.Metadata.Namespace, owner.Name);
        if (job is not null && job.Metadata.Uid == owner.Uid)
        {
            return ControllerManager.Judge(obj, BuiltInFinalizers.JobTracking, "Job controller");
        }

        if (obj.View.Jobs.Status.State != WatchState.Synced)
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
                    obj.Reference, "metadata.ownerReferences[Job]", $"{owner.Name}, uid {owner.Uid}", obj.Deadline,
                    new("Its controller is a Job that is not there.", "它的控制者是一个已不存在的 Job。")),
            ],
        };
    }
}
