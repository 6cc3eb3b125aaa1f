using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;

namespace Portal.Cluster.Actions;

/// <summary>
/// Removes the record of a pod without waiting for its kubelet (grace period 0). A kubelet that answers kills the process at once; one that does
/// not may let it run on. With finalizers the pod stays, with grace period 0. Another uid or resourceVersion is refused with 409 Conflict.
/// </summary>
public sealed record ForceDeletePod : ClusterAction
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "delete");

    /// <summary>The action for a pod as the portal sees it.</summary>
    public static ForceDeletePod From(Pod pod) => new()
    {
        Resource = KnownResources.Pods,
        Target = ObjectReference.To(KnownResources.Pods, pod),
        ResourceVersion = pod.Metadata.ResourceVersion,
    };

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => ActionRequests.Delete(this, 0, null, dryRun);

    /// <inheritdoc/>
    public override string ToKubectl() => ActionRequests.DeleteKubectl(this, 0, null);

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        return live.IsGone(Target.Uid) ? ActionEffect.Done
            : live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : live is { Deleting: true, GracePeriodSeconds: 0 } ? ActionEffect.Done
            : ActionEffect.Changed;
    }
}
