using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Leases;

/// <summary>A <c>coordination.k8s.io/v1</c> Lease: a kubelet's heartbeat (namespace kube-node-lease) or a controller's leadership.</summary>
public sealed record Lease : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.holderIdentity</c>.</summary>
    public string HolderIdentity { get; init; } = "";

    /// <summary><c>spec.renewTime</c>.</summary>
    public DateTimeOffset? RenewTime { get; init; }

    /// <summary><c>spec.leaseDurationSeconds</c>.</summary>
    public int? LeaseDurationSeconds { get; init; }
}
