using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;

namespace Portal.Cluster.Actions;

/// <summary>
/// Adds one taint to a node: a JSON patch whose <c>test</c> operations make the API server refuse it (422 Invalid) when the node is another one, has changed, or
/// has other taints.
/// </summary>
public sealed record AddTaint : ClusterAction
{
    /// <summary>The taint's key.</summary>
    public required string Key { get; init; }

    /// <summary>The taint's value, or empty.</summary>
    public required string Value { get; init; }

    /// <summary>The taint's effect.</summary>
    public required string Effect { get; init; }

    /// <summary><c>spec.taints</c> at <see cref="ClusterAction.ResourceVersion"/> as JSON; empty when there is no list.</summary>
    public required string Before { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "patch");

    /// <summary>The action for a node as the portal sees it.</summary>
    public static AddTaint From(Node node, Taint taint) => new()
    {
        Resource = KnownResources.Nodes,
        Target = ObjectReference.To(KnownResources.Nodes, node),
        ResourceVersion = node.Metadata.ResourceVersion,
        Key = taint.Key,
        Value = taint.Value,
        Effect = taint.Effect,
        Before = NodeTaints.Json(node.Taints),
    };

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => ActionRequests.Patch(this, "application/json-patch+json", Patch(), dryRun);

    /// <inheritdoc/>
    public override string ToKubectl() => ActionRequests.PatchKubectl(this, "json", Patch());

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        return live.Uid != Target.Uid ? ActionEffect.Changed
            : live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : NodeTaints.Has(current, Key, Effect) ? ActionEffect.Done
            : ActionEffect.Changed;
    }

    private string Patch()
    {
        var taint = NodeTaints.Json(new Taint(Key, Value, Effect, null), null);
        return NodeTaints.Patch(this, Before, Before.Length == 0
            ? new { op = "add", path = "/spec/taints", value = new JsonArray(taint) }
            : new { op = "add", path = "/spec/taints/-", value = taint });
    }
}
