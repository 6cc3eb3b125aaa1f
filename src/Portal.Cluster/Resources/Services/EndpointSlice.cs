using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Services;

/// <summary>A part of a service's endpoints: how many there are and how many can serve.</summary>
public sealed record EndpointSlice : IKubernetesObject
{
    private const string ServiceLabel = "kubernetes.io/service-name";

    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary>The service that it belongs to, in its own namespace; empty if to none.</summary>
    public string ServiceName => Metadata.Labels.GetValueOrDefault(ServiceLabel, "");

    /// <summary>Endpoints.</summary>
    public int Endpoints { get; init; }

    /// <summary>Endpoints that are ready; one that does not say counts as ready, as the API has it.</summary>
    public int Ready { get; init; }
}
