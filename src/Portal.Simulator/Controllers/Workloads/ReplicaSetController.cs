using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>Keeps as many pods as a ReplicaSet says.</summary>
public sealed class ReplicaSetController(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events)
    : WorkloadController(KnownResources.ReplicaSets, cluster, index, work, events)
{
    private const string Component = "replicaset-controller";

    /// <inheritdoc/>
    public override string Name => Component;

    /// <inheritdoc/>
    /// <remarks>A large set is counted once for many pods that change at the same time.</remarks>
    protected override TimeSpan Batch => TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override void Reconcile(JsonObject workload)
    {
        var pods = OwnedPods.Of(Cluster, Index, workload.Uid());
        var active = pods.Where(OwnedPods.IsActive).ToList();
        var terminating = pods.Count(pod => pod.IsTerminating());
        var wanted = (int)Math.Clamp(workload.Number("spec", "replicas") ?? 1, 0, int.MaxValue);
        if (!workload.IsTerminating())
        {
            for (var missing = wanted - active.Count; missing > 0; missing--)
            {
                if (Cluster.TryCreate(KnownResources.Pods, PodTemplates.Build(Resource, workload, null)) is not { } made)
                {
                    break;
                }

                active.Add(made);
                Report(workload, "SuccessfulCreate", $"Created pod: {made.Name()}", Component);
            }

            foreach (var pod in active.OrderBy(Rank).ThenByDescending(pod => pod.TimeAt("metadata", "creationTimestamp")).Take(active.Count - wanted).ToList())
            {
                DeletePod(pod);
                Report(workload, "SuccessfulDelete", $"Deleted pod: {pod.Name()}", Component);
                active.Remove(pod);
                terminating++;
            }
        }

        var minReady = workload.Number("spec", "minReadySeconds") ?? 0;
        var available = active.Count(pod => OwnedPods.IsAvailable(pod, minReady, Work.Now));
        WriteStatus(workload, status =>
        {
            status["replicas"] = active.Count;
            OwnedPods.Count(status, "fullyLabeledReplicas", active.Count);
            OwnedPods.Count(status, "readyReplicas", active.Count(OwnedPods.IsReady));
            OwnedPods.Count(status, "availableReplicas", available);
            status["terminatingReplicas"] = terminating;
            status["observedGeneration"] = workload.Number("metadata", "generation") ?? 1;
        });
        if (minReady > 0 && available < active.Count(OwnedPods.IsReady))
        {
            Work.Add(this, workload.Namespace() + "/" + workload.Name(), TimeSpan.FromSeconds(1));
        }
    }

    // Which pods go first: not bound, then not ready, then ready (controller.ActivePods).
    private static int Rank(JsonObject pod)
    {
        if (pod.Text("spec", "nodeName") is null or "")
        {
            return 0;
        }

        return pod.Text("status", "phase") != "Running" ? 1 : OwnedPods.IsReady(pod) ? 3 : 2;
    }
}
