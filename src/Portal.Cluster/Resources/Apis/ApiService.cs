using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Services;

namespace Portal.Cluster.Resources.Apis;

/// <summary>An <c>apiregistration.k8s.io/v1</c> APIService: who serves a version of an API group.</summary>
public sealed record ApiService : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.group</c>; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary><c>spec.version</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary><c>spec.service</c>: the backend; null: the API server itself.</summary>
    public ServiceReference? Service { get; init; }

    /// <summary><c>status.conditions</c>.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>The condition <c>Available</c>; null before anybody looked.</summary>
    public Condition? Available => Conditions.FirstOrDefault(static c => c.Type == "Available");

    /// <summary>The API server says that it cannot reach the backend.</summary>
    public bool IsDown => Available?.Status == "False";
}
