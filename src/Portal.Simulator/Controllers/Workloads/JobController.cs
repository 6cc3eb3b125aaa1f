using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Deletion;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>
/// Jobs: pods with the tracking finalizer, counted once each, until completions are reached or the back-off limit is exceeded
/// (kubelet/job.json).
/// </summary>
public sealed class JobController(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events)
    : WorkloadController(KnownResources.Jobs, cluster, index, work, events)
{
    /// <summary>Holds a pod until the Job has counted it.</summary>
    public const string TrackingFinalizer = "batch.kubernetes.io/job-tracking";

    private const string Component = "job-controller";

    /// <inheritdoc/>
    public override string Name => Component;

    /// <inheritdoc/>
    protected override TimeSpan Batch => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override void Observe(ObjectChange change)
    {
        base.Observe(change);
        if (change.Is(Resource) && change.Type == WatchEventType.Deleted)
        {
            Work.Add(this, "orphans/" + change.Object.Uid);
        }
    }

    /// <inheritdoc/>
    protected override void ReconcileOther(string key)
    {
        // The Job is gone: nobody will count its pods.
        const string prefix = "orphans/";
        if (key.StartsWith(prefix, StringComparison.Ordinal))
        {
            OwnedPods.Of(Cluster, Index, key[prefix.Length..]).ToList().ForEach(Release);
        }
    }

    /// <inheritdoc/>
    protected override void Reconcile(JsonObject workload)
    {
        if (IsFinished(workload))
        {
            OwnedPods.Of(Cluster, Index, workload.Uid()).Where(IsEnded).ToList().ForEach(Release);
            Expire(workload);
            return;
        }

        var pods = OwnedPods.Of(Cluster, Index, workload.Uid());
        var ended = pods.Where(pod => IsEnded(pod) && Finalizers.Has(pod, TrackingFinalizer)).ToList();
        if (ended.Count > 0)
        {
            Count(workload, pods, ended);
            return;
        }

        Start(workload, pods);
    }

    private static bool IsEnded(JsonObject pod) => pod.Text("status", "phase") is "Succeeded" or "Failed";

    private static bool IsFinished(JsonObject job) => job.ConditionStatus("Complete") == "True" || job.ConditionStatus("Failed") == "True";

    private static int Number(JsonObject job, string name, int otherwise) => (int)Math.Clamp(job.Number("spec", name) ?? otherwise, 0, int.MaxValue);

    private static int Counted(JsonObject job, string name) => (int)(job.Number("status", name) ?? 0);

    private static void Met(JsonObject status, string type, DateTimeOffset now, string reason, string message)
    {
        var time = Timestamps.Format(now);
        status["conditions"] = Conditions.Set(status["conditions"] as JsonArray, type, "True", now, reason, message, new JsonObject { ["lastProbeTime"] = time });
    }

    private void Start(JsonObject job, IReadOnlyList<JsonObject> pods)
    {
        var active = pods.Where(OwnedPods.IsActive).ToList();
        var wanted = Wanted(job);
        var created = 0;
        if (!job.IsTerminating() && !job.IsTrue("spec", "suspend") && active.Count < wanted)
        {
            if (BackoffUntil(job, pods) is { } until && until > Work.Now)
            {
                Work.Add(this, job.Namespace() + "/" + job.Name(), until);
            }
            else
            {
                for (; active.Count + created < wanted; created++)
                {
                    if (CreatePod(job) is not { } made)
                    {
                        break;
                    }

                    Report(job, "SuccessfulCreate", $"Created pod: {made.Name()}", Component);
                }
            }
        }

        foreach (var pod in active.Skip(wanted))
        {
            DeletePod(pod);
        }

        WriteStatus(job, status =>
        {
            status["startTime"] ??= Timestamps.Format(Work.Now);
            OwnedPods.Count(status, "active", active.Count + created);
            status["terminating"] = pods.Count(pod => pod.IsTerminating() && !IsEnded(pod));
            status["uncountedTerminatedPods"] ??= new JsonObject();
            status["ready"] = active.Count(OwnedPods.IsReady);
        });
    }

    private static int Wanted(JsonObject job)
    {
        var parallelism = Number(job, "parallelism", 1);
        return job.Number("spec", "completions") is { } completions
            ? Math.Min(parallelism, (int)Math.Max(0, completions - Counted(job, "succeeded")))
            : Counted(job, "succeeded") > 0 ? 0 : parallelism;
    }

    private JsonObject? CreatePod(JsonObject job)
    {
        var pod = PodTemplates.Build(Resource, job, null);
        pod.Metadata()["finalizers"] = new JsonArray(TrackingFinalizer);
        return Cluster.TryCreate(KnownResources.Pods, pod);
    }

    // 10 s after the last failure, doubled with each.
    private static DateTimeOffset? BackoffUntil(JsonObject job, IReadOnlyList<JsonObject> pods)
    {
        var failures = Counted(job, "failed");
        var last = pods.Where(pod => pod.Text("status", "phase") == "Failed")
            .SelectMany(pod => pod.Items("status", "containerStatuses")).Select(status => status.TimeAt("state", "terminated", "finishedAt")).Max();
        return failures == 0 ? null : last + TimeSpan.FromSeconds(Math.Min(10 * Math.Pow(2, failures - 1), 600));
    }

    private void Count(JsonObject job, IReadOnlyList<JsonObject> pods, List<JsonObject> ended)
    {
        var (succeeded, failed) = (ended.Where(pod => pod.Text("status", "phase") == "Succeeded").ToList(), ended.Where(pod => pod.Text("status", "phase") == "Failed").ToList());
        var done = Counted(job, "succeeded") + succeeded.Count >= Math.Max(1, job.Number("spec", "completions") ?? 1)
            && (job.Number("spec", "completions") is not null || !pods.Any(OwnedPods.IsActive));
        var exceeded = Counted(job, "failed") + failed.Count > Number(job, "backoffLimit", 6);
        WriteStatus(job, status =>
        {
            OwnedPods.Count(status, "active", pods.Count(OwnedPods.IsActive));
            status["ready"] = pods.Count(pod => OwnedPods.IsActive(pod) && OwnedPods.IsReady(pod));
            var uncounted = new JsonObject();
            if (succeeded.Count > 0)
            {
                uncounted["succeeded"] = new JsonArray([.. succeeded.Select(pod => (JsonNode)pod.Uid())]);
            }

            if (failed.Count > 0)
            {
                uncounted["failed"] = new JsonArray([.. failed.Select(pod => (JsonNode)pod.Uid())]);
            }

            status["uncountedTerminatedPods"] = uncounted;
            if (done)
            {
                Met(status, "SuccessCriteriaMet", Work.Now, "CompletionsReached", "Reached expected number of succeeded pods");
            }
            else if (exceeded)
            {
                Met(status, "FailureTarget", Work.Now, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
            }
        });
        ended.ForEach(Release);
        WriteStatus(job, status =>
        {
            status["uncountedTerminatedPods"] = new JsonObject();
            OwnedPods.Count(status, "succeeded", Counted(job, "succeeded") + succeeded.Count);
            OwnedPods.Count(status, "failed", Counted(job, "failed") + failed.Count);
            if (done)
            {
                Met(status, "Complete", Work.Now, "CompletionsReached", "Reached expected number of succeeded pods");
                status["completionTime"] = Timestamps.Format(Work.Now);
            }
            else if (exceeded)
            {
                Met(status, "Failed", Work.Now, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
            }
        });
        if (done)
        {
            Report(job, "Completed", "Job completed", Component);
        }
        else if (exceeded)
        {
            pods.Where(OwnedPods.IsActive).ToList().ForEach(DeletePod);
            Report(job, "BackoffLimitExceeded", "Job has reached the specified backoff limit", Component, "Warning");
        }
    }

    private void Release(JsonObject pod) => Cluster.Change(KnownResources.Pods, pod.Namespace(), pod.Name(), json =>
    {
        if (json.Uid() == pod.Uid())
        {
            Finalizers.Remove(json, TrackingFinalizer);
        }
    });

    private void Expire(JsonObject job)
    {
        var finished = job.TimeAt("status", "completionTime") ?? job.Condition("Failed").TimeAt("lastTransitionTime");
        if (job.Number("spec", "ttlSecondsAfterFinished") is not { } seconds || finished is null || job.IsTerminating())
        {
            return;
        }

        var due = finished.Value.AddSeconds(Math.Clamp(seconds, 0, int.MaxValue));
        if (due <= Work.Now)
        {
            Cluster.Delete(Resource, job.Namespace(), job.Name(), new DeleteOptions { Uid = job.Uid(), Propagation = PropagationPolicy.Background });
        }
        else
        {
            Work.Add(this, job.Namespace() + "/" + job.Name(), due);
        }
    }
}
