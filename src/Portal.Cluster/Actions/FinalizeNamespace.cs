using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Namespaces;

namespace Portal.Cluster.Actions;

/// <summary>
/// Empties <c>spec.finalizers</c> of a namespace through its finalize subresource, which is what the namespace controller does once it has looked at everything.
/// The API server removes the namespace with the same request. The request is the whole object: another uid or resourceVersion is refused with 409 Conflict.
/// </summary>
public sealed record FinalizeNamespace : ClusterAction
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "update") with { Subresource = "finalize" };

    /// <summary>The action for a namespace as the portal sees it.</summary>
    public static FinalizeNamespace From(Namespace space) => new()
    {
        Resource = KnownResources.Namespaces,
        Target = ObjectReference.To(KnownResources.Namespaces, space),
        ResourceVersion = space.Metadata.ResourceVersion,
    };

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => new()
    {
        Method = "PUT",
        Path = Path() + ActionRequests.Query(dryRun),
        ContentType = "application/json",
        Body = Body(),
    };

    /// <inheritdoc/>
    public override string ToKubectl() => $"kubectl replace --raw={ShellQuote.Quote(Path())} -f - <<< {ShellQuote.Quote(Body())}";

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        return live.IsGone(Target.Uid) ? ActionEffect.Done
            : live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : live.Uid == Target.Uid && live.SpecFinalizers.Count == 0 ? ActionEffect.Done
            : ActionEffect.Changed;
    }

    private string Path() => KubernetesPath.Object(Resource, "", Target.Name, "finalize");

    private string Body() => JsonSerializer.Serialize(new
    {
        kind = "Namespace",
        apiVersion = "v1",
        metadata = new { name = Target.Name, uid = Target.Uid, resourceVersion = ResourceVersion },
        spec = new { finalizers = Array.Empty<string>() },
    });
}
