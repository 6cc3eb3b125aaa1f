using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;

namespace Portal.Cluster.Actions;

/// <summary>
/// Cordons a node (no new pods come to it) or takes that back: a JSON patch (RFC 6902) whose <c>test</c> operations make the API server refuse it
/// (422 Invalid) when the node is another one or has changed.
/// </summary>
public sealed record SetUnschedulable : ClusterAction
{
    /// <summary>True cordons, false uncordons.</summary>
    public required bool Unschedulable { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "patch");

    /// <summary>The action for a node as the portal sees it.</summary>
    public static SetUnschedulable From(Node node, bool unschedulable) => new()
    {
        Resource = KnownResources.Nodes,
        Target = ObjectReference.To(KnownResources.Nodes, node),
        ResourceVersion = node.Metadata.ResourceVersion,
        Unschedulable = unschedulable,
    };

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => new()
    {
        Method = "PATCH",
        Path = $"{ActionRequests.Path(this)}?fieldManager={ActionRequests.FieldManager}{(dryRun ? "&dryRun=All" : "")}",
        ContentType = "application/json-patch+json",
        Body = Patch(),
    };

    /// <inheritdoc/>
    public override string ToKubectl() => $"kubectl patch node {ShellQuote.Quote(Target.Name)} --type=json --patch={ShellQuote.Quote(Patch())}";

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        return live.Uid == Target.Uid && IsUnschedulable(current) == Unschedulable ? ActionEffect.Done
            : live.Uid == Target.Uid && live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : ActionEffect.Changed;
    }

    /// <summary>A kubelet writes the status of its node every few minutes; only the field itself matters.</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> BoundFields => ["spec.unschedulable"];

    /// <summary>Whoever did it: a node that is as wanted is left alone.</summary>
    public override bool IsMoot(JsonElement? current) => Observe(current) == ActionEffect.Done;

    private static bool IsUnschedulable(JsonElement? node) =>
        node is { ValueKind: JsonValueKind.Object } obj && obj.TryGetProperty("spec", out var spec) && spec.ValueKind == JsonValueKind.Object
        && spec.TryGetProperty("unschedulable", out var flag) && flag.ValueKind == JsonValueKind.True;

    // Kubernetes leaves a false out: a node that was never cordoned has no such field.
    private string Patch()
    {
        object[] guards =
        [
            new { op = "test", path = "/metadata/uid", value = Target.Uid },
            new { op = "test", path = "/metadata/resourceVersion", value = ResourceVersion },
        ];
        object change = Unschedulable ? new { op = "add", path = "/spec/unschedulable", value = true } : new { op = "remove", path = "/spec/unschedulable" };
        return JsonSerializer.Serialize(guards.Append(change));
    }
}
