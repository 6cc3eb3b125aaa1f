using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Actions;

/// <summary>
/// A typed change of one object through the API server. No shell, no text commands: dry run and real run are the same request but for
/// <c>dryRun=All</c>. Each is bound to the uid and resourceVersion that the plan was made for.
/// </summary>
/// <remarks>
/// Actions are kept as JSON in the journal of a run, by the names below: rows outlive releases, so a name is never used for anything else.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RemoveFinalizer), "removeFinalizer")]
[JsonDerivedType(typeof(ForceDeletePod), "forceDeletePod")]
[JsonDerivedType(typeof(DeleteObject), "deleteObject")]
[JsonDerivedType(typeof(SetUnschedulable), "setUnschedulable")]
[JsonDerivedType(typeof(EvictPod), "evictPod")]
public abstract record ClusterAction
{
    /// <summary>The kind of the target as paths name it.</summary>
    public required ResourceKind Resource { get; init; }

    /// <summary>The object that is changed, with the uid that it must have.</summary>
    public required ObjectReference Target { get; init; }

    /// <summary>The resourceVersion that it must have, as the plan saw it.</summary>
    public required string ResourceVersion { get; init; }

    /// <summary>What it needs from the cluster's RBAC.</summary>
    [JsonIgnore]
    public abstract ApiPermission Permission { get; }

    /// <summary>The request that reads the target as it is now.</summary>
    public KubernetesRequest ToRead() => new() { Method = "GET", Path = ActionRequests.Path(this) };

    /// <summary>The request.</summary>
    /// <param name="dryRun">Whether the API server is only asked what it would do.</param>
    /// <exception cref="Connection.ClusterConnectionException">The target's name or namespace breaks Kubernetes' rules.</exception>
    public abstract KubernetesRequest ToRequest(bool dryRun);

    /// <summary>
    /// The same change as a kubectl command that can be pasted into bash: every value is quoted, and the guards (uid, resourceVersion) are in it,
    /// so that a copy that is pasted an hour later does nothing to another object of that name.
    /// </summary>
    public abstract string ToKubectl();

    /// <summary>
    /// Looks whether the change has happened: asked when a run is taken up again after its intent was written and the answer was lost.
    /// Pure.
    /// </summary>
    /// <param name="current">The target as the API server has it now, or null if there is no object of that name.</param>
    public abstract ActionEffect Observe(JsonElement? current);
}
