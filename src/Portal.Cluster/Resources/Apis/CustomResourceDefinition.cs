using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Services;

namespace Portal.Cluster.Resources.Apis;

/// <summary>An <c>apiextensions.k8s.io/v1</c> CustomResourceDefinition, without its schemas.</summary>
public sealed record CustomResourceDefinition : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.group</c>.</summary>
    public string Group { get; init; } = "";

    /// <summary><c>spec.names.plural</c>.</summary>
    public string Plural { get; init; } = "";

    /// <summary><c>spec.names.kind</c>: the kind of its instances.</summary>
    public string InstanceKind { get; init; } = "";

    /// <summary><c>spec.scope</c> is <c>Namespaced</c>.</summary>
    public bool Namespaced { get; init; }

    /// <summary><c>spec.versions</c>.</summary>
    public ImmutableArray<CustomResourceVersion> Versions { get; init; } = [];

    /// <summary><c>status.storedVersions</c>: versions in which objects may be stored.</summary>
    public ImmutableArray<string> StoredVersions { get; init; } = [];

    /// <summary><c>spec.conversion.strategy</c>: <c>None</c> or <c>Webhook</c>.</summary>
    public string ConversionStrategy { get; init; } = "None";

    /// <summary>The service of the conversion webhook; null if there is none, or if it is called by address.</summary>
    public ServiceReference? ConversionService { get; init; }

    /// <summary>The address of the conversion webhook; empty if there is none, or if it is a service.</summary>
    public string ConversionUrl { get; init; } = "";

    /// <summary><c>status.conditions</c>: <c>Established</c>, <c>Terminating</c> …</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];
}
