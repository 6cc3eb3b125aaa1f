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
[JsonDerivedType(typeof(FinalizeNamespace), "finalizeNamespace")]
[JsonDerivedType(typeof(RestartWorkload), "restartWorkload")]
[JsonDerivedType(typeof(AddTaint), "addTaint")]
[JsonDerivedType(typeof(RemoveTaint), "removeTaint")]
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

    /// <summary>
    /// The fields whose change since the plan makes the plan void. By default none is named, and any change does, whatever its field. An action that names
    /// some is sent with the resourceVersion that was read just before, as long as only other fields have changed.
    /// </summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> BoundFields => [];

    /// <summary>Whether a change of a field since the plan makes the plan void (<see cref="BoundFields"/>).</summary>
    /// <param name="field">The path of the field, such as <c>spec.nodeName</c> or <c>status.conditions[0].status</c>.</param>
    public bool BindsTo(string field) => BoundFields.Count == 0 || BoundFields.Any(bound => IsWithin(field, bound) || IsWithin(bound, field));

    /// <summary>
    /// Whether an answer means: not now, nothing was done, try again later (an eviction that a disruption budget refuses). By default no answer does.
    /// </summary>
    /// <param name="failure">The answer.</param>
    public virtual bool IsBlockedBy(Connection.KubernetesFailure failure) => false;

    /// <summary>
    /// Whether there is nothing left to do, because what the action would bring about is so already: a pod that is to be evicted is gone. The step is then
    /// done and nothing is sent. By default never: an object that went away since the plan fails its step. Pure.
    /// </summary>
    /// <param name="current">The target as the API server has it now, or null if there is no object of that name.</param>
    public virtual bool IsMoot(JsonElement? current) => false;

    // A parent that came or went as a whole took the field with it.
    private static bool IsWithin(string field, string parent) =>
        field.StartsWith(parent, StringComparison.Ordinal) && (field.Length == parent.Length || field[parent.Length] is '.' or '[');
}
