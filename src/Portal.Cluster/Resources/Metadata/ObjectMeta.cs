using System.Collections.Immutable;

namespace Portal.Cluster.Resources.Metadata;

/// <summary>
/// The part of <c>metadata</c> that the portal keeps. Annotations are kept only where a detector reads them, and managed fields only
/// for objects in deletion or with finalizers: together they are a third of a real pod's bytes.
/// </summary>
public sealed record ObjectMeta
{
    /// <summary><c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>metadata.namespace</c>; empty for cluster-scoped objects.</summary>
    public string Namespace { get; init; } = "";

    /// <summary><c>metadata.uid</c>.</summary>
    public required string Uid { get; init; }

    /// <summary><c>metadata.resourceVersion</c>.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary><c>metadata.creationTimestamp</c>.</summary>
    public DateTimeOffset? CreationTimestamp { get; init; }

    /// <summary>
    /// <c>metadata.deletionTimestamp</c>. For a pod this is the time of the DELETE call plus the grace period, so it is already the
    /// deadline; for other kinds the time of the call.
    /// </summary>
    public DateTimeOffset? DeletionTimestamp { get; init; }

    /// <summary><c>metadata.deletionGracePeriodSeconds</c>: the grace really given, in seconds.</summary>
    public long? DeletionGracePeriodSeconds { get; init; }

    /// <summary><c>metadata.labels</c>.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Those of <c>metadata.annotations</c> that the portal reads.</summary>
    public ImmutableDictionary<string, string> Annotations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>metadata.ownerReferences</c>.</summary>
    public ImmutableArray<OwnerReference> OwnerReferences { get; init; } = [];

    /// <summary><c>metadata.finalizers</c>, in the server's order.</summary>
    public ImmutableArray<string> Finalizers { get; init; } = [];

    /// <summary><c>metadata.managedFields</c>, kept only for objects in deletion or with finalizers.</summary>
    public ImmutableArray<ManagedFieldsEntry> ManagedFields { get; init; } = [];

    /// <summary>The owner with <c>controller: true</c>, if there is one.</summary>
    public OwnerReference? Controller => OwnerReferences.FirstOrDefault(static owner => owner.Controller);
}
