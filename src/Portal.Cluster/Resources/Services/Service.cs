using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Services;

/// <summary>A service, as far as one must know whose pods are behind it.</summary>
public sealed record Service : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.selector</c>; empty: somebody else writes its endpoints.</summary>
    public ImmutableDictionary<string, string> Selector { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>spec.type</c>: ClusterIP, NodePort, LoadBalancer or ExternalName.</summary>
    public string Type { get; init; } = "ClusterIP";

    /// <summary>Whether it leads to a pod.</summary>
    /// <param name="podNamespace">The pod's namespace.</param>
    /// <param name="podLabels">The pod's labels.</param>
    public bool Selects(string podNamespace, ImmutableDictionary<string, string> podLabels) =>
        !Selector.IsEmpty && podNamespace == Metadata.Namespace
        && Selector.All(wanted => podLabels.TryGetValue(wanted.Key, out var value) && value == wanted.Value);
}
