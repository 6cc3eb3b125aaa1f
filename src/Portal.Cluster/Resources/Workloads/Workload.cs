using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Workloads;

/// <summary>A Deployment, StatefulSet, DaemonSet, ReplicaSet or Job, reduced to what it wants and what it has.</summary>
public sealed record Workload : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary>Wanted: <c>spec.replicas</c>, a DaemonSet's <c>status.desiredNumberScheduled</c>, a Job's <c>spec.completions</c>.</summary>
    public int Desired { get; init; }

    /// <summary>Had: <c>status.readyReplicas</c>, <c>status.numberReady</c>, a Job's <c>status.succeeded</c>.</summary>
    public int Ready { get; init; }
}
