using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Actions;

/// <summary>
/// Deletes one object. It may stay, in deletion, for as long as finalizers or a grace period hold it. Another uid or resourceVersion is refused
/// with 409 Conflict.
/// </summary>
public sealed record DeleteObject : ClusterAction
{
    /// <summary>The grace period in seconds, or null for the object's own.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary><c>Orphan</c>, <c>Background</c> or <c>Foreground</c>; null for the kind's default.</summary>
    public string? PropagationPolicy { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "delete");

    /// <summary>The action for an object as the portal sees it.</summary>
    public static DeleteObject From(ResourceKind kind, IKubernetesObject obj) => new()
    {
        Resource = kind,
        Target = ObjectReference.To(kind, obj),
        ResourceVersion = obj.Metadata.ResourceVersion,
    };

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => ActionRequests.Delete(this, GracePeriodSeconds, PropagationPolicy, dryRun);

    /// <inheritdoc/>
    public override string ToKubectl() => ActionRequests.DeleteKubectl(this, GracePeriodSeconds, PropagationPolicy);

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        return live.IsGone(Target.Uid) ? ActionEffect.Done
            : live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : live.Deleting && (GracePeriodSeconds is null || (live.GracePeriodSeconds ?? 0) <= GracePeriodSeconds) ? ActionEffect.Done
            : ActionEffect.Changed;
    }
}
