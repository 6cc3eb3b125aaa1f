using Portal.Simulator.Controllers.Deletion;
using Portal.Simulator.Controllers.Disruption;
using Portal.Simulator.Controllers.Kubelet;
using Portal.Simulator.Controllers.Namespaces;
using Portal.Simulator.Controllers.Nodes;
using Portal.Simulator.Controllers.Scheduling;
using Portal.Simulator.Controllers.Volumes;
using Portal.Simulator.Controllers.Workloads;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>Wires all controllers of a cluster.</summary>
internal sealed class ControllerParts
{
    public ControllerParts(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, TimeProvider time, ControllerOptions options, FoundObjects found)
    {
        var events = new EventRecorder(cluster, time);
        var liveness = new NodeLiveness();
        Nodes = new NodeHeartbeats(cluster, work, liveness, options);
        All =
        [
            Nodes,
            new KubeletPods(cluster, index, work, events, Nodes, liveness, found),
            new Scheduler(cluster, index, work, events),
            new NodeLifecycle(cluster, index, work, events, options),
            new NodeTtl(cluster, work),
            new TaintEviction(cluster, index, work, events),
            new PodGarbage(cluster, work, found, options),
            new DeploymentController(cluster, index, work, events),
            new ReplicaSetController(cluster, index, work, events),
            new StatefulSetController(cluster, index, work, events),
            new DaemonSetController(cluster, index, work, events),
            new LeaderLeases(cluster, work),
            new JobController(cluster, index, work, events),
            new DisruptionController(cluster, work, events),
            new VolumeBinder(cluster, work, events),
            new VolumeProtection(cluster, work),
            new AttachDetach(cluster, index, work, events, found, options),
            new GarbageCollector(cluster, index, work),
            new NamespaceController(cluster, work, options),
            new NamespaceDefaults(cluster, work, options),
            new EventExpiry(cluster, work, options),
        ];
    }

    /// <summary>The kubelets' node side, which can be halted.</summary>
    public NodeHeartbeats Nodes { get; }

    /// <summary>All controllers; each sees every change, in this order.</summary>
    public IReadOnlyList<IController> All { get; }
}
