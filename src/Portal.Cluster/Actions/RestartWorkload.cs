using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Workloads;

namespace Portal.Cluster.Actions;

/// <summary>
/// Restarts the pods of a Deployment, StatefulSet or DaemonSet by its own rollout: writes the annotation that <c>kubectl rollout restart</c> writes into the pod
/// template. A strategic merge patch has no tests; its uid and resourceVersion make the API server refuse it with 409 Conflict when the object is another one.
/// </summary>
public sealed record RestartWorkload : ClusterAction
{
    private const string Annotation = "kubectl.kubernetes.io/restartedAt";

    /// <summary>The annotation's value, an RFC 3339 time: it tells this restart from any other.</summary>
    public required string RestartedAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "patch");

    /// <summary>The action for a workload as the portal sees it.</summary>
    /// <param name="kind">Deployments, StatefulSets or DaemonSets.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="now">The time to write.</param>
    public static RestartWorkload From(ResourceKind kind, Workload workload, DateTimeOffset now) => new()
    {
        Resource = kind,
        Target = ObjectReference.To(kind, workload),
        ResourceVersion = workload.Metadata.ResourceVersion,
        RestartedAt = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => ActionRequests.Patch(this, "application/strategic-merge-patch+json", Patch(), dryRun);

    /// <inheritdoc/>
    public override string ToKubectl() => ActionRequests.PatchKubectl(this, "strategic", Patch());

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        var template = LiveTarget.Get(LiveTarget.Get(current ?? default, "spec"), "template");
        var written = LiveTarget.Text(LiveTarget.Get(LiveTarget.Get(template, "metadata"), "annotations"), Annotation);
        return live.Uid != Target.Uid ? ActionEffect.Changed
            : written == RestartedAt ? ActionEffect.Done
            : live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : ActionEffect.Changed;
    }

    private string Patch() => JsonSerializer.Serialize(new
    {
        metadata = new { uid = Target.Uid, resourceVersion = ResourceVersion },
        spec = new { template = new { metadata = new { annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [Annotation] = RestartedAt } } } },
    });
}
