using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;

namespace Portal.Cluster.Actions;

/// <summary>
/// Asks the eviction API to delete a pod. Unlike a DELETE it is refused (429) as long as a disruption budget does not allow it, and (500) when more
/// than one budget protects the pod. Accepted is not gone: the pod has its grace period. Another uid or resourceVersion is refused with 409 Conflict.
/// </summary>
public sealed record EvictPod : ClusterAction
{
    /// <summary>The grace period in seconds, or null for the pod's own.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "create") with { Subresource = "eviction" };

    /// <summary>The action for a pod as the portal sees it.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="gracePeriodSeconds">The grace period in seconds, or null for the pod's own.</param>
    public static EvictPod From(Pod pod, long? gracePeriodSeconds) => new()
    {
        Resource = KnownResources.Pods,
        Target = ObjectReference.To(KnownResources.Pods, pod),
        ResourceVersion = pod.Metadata.ResourceVersion,
        GracePeriodSeconds = gracePeriodSeconds,
    };

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => new()
    {
        Method = "POST",
        Path = Path,
        ContentType = "application/json",
        Body = Eviction(dryRun),
    };

    /// <summary>
    /// kubectl has no command for one eviction (<c>kubectl drain</c> evicts whatever is on the node by then), so the object that it would send goes
    /// through <c>--raw</c>.
    /// </summary>
    public override string ToKubectl() => $"kubectl create --raw={ShellQuote.Quote(Path)} -f - <<< {ShellQuote.Quote(Eviction(dryRun: false))}";

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        return live.IsGone(Target.Uid) || (live.Uid == Target.Uid && live.Deleting) ? ActionEffect.Done
            : live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : ActionEffect.Changed;
    }

    /// <summary>
    /// A pod that waits for its budget changes its status again and again, and that is nothing to the eviction. Bound it is to the node that is emptied, to what
    /// would be lost and to who makes the pod again.
    /// </summary>
    [JsonIgnore]
    public override IReadOnlyList<string> BoundFields => ["spec.nodeName", "spec.volumes", "metadata.ownerReferences"];

    /// <summary>Refused by a budget, or in a namespace that is being deleted: there the pod is deleted by and by, and the step has nothing left to do.</summary>
    public override bool IsBlockedBy(KubernetesFailure failure) =>
        failure.Code == 429 || (failure.Code == 403 && failure.Causes.Any(static cause => cause.Reason == "NamespaceTerminating"));

    /// <summary>Whoever deleted it: a pod that is gone or leaves need not be evicted.</summary>
    public override bool IsMoot(JsonElement? current) => Observe(current) == ActionEffect.Done;

    private string Path => KubernetesPath.Object(Resource, Target.Namespace, Target.Name, "eviction");

    private string Eviction(bool dryRun)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", "policy/v1");
            writer.WriteString("kind", "Eviction");
            writer.WriteStartObject("metadata");
            writer.WriteString("name", Target.Name);
            writer.WriteString("namespace", Target.Namespace);
            writer.WriteEndObject();
            writer.WritePropertyName("deleteOptions");
            ActionRequests.WriteDeleteOptions(writer, this, GracePeriodSeconds, null, dryRun, isWhole: false);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
