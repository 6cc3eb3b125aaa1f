using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;

namespace Portal.Cluster.Actions;

/// <summary>Takes one taint off a node, guarded as <see cref="AddTaint"/> is.</summary>
public sealed record RemoveTaint : ClusterAction
{
    /// <summary>The taint's key.</summary>
    public required string Key { get; init; }

    /// <summary>The taint's effect: a node may carry one key with several.</summary>
    public required string Effect { get; init; }

    /// <summary>Its place in <see cref="Before"/>, from 0.</summary>
    public required int Index { get; init; }

    /// <summary><c>spec.taints</c> at <see cref="ClusterAction.ResourceVersion"/> as JSON.</summary>
    public required string Before { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "patch");

    /// <summary>The action for a node as the portal sees it.</summary>
    /// <exception cref="ArgumentException">The node has no such taint.</exception>
    public static RemoveTaint From(Node node, Taint taint) => node.Taints.IndexOf(taint) is >= 0 and var index
        ? new RemoveTaint
        {
            Resource = KnownResources.Nodes,
            Target = ObjectReference.To(KnownResources.Nodes, node),
            ResourceVersion = node.Metadata.ResourceVersion,
            Key = taint.Key,
            Effect = taint.Effect,
            Index = index,
            Before = NodeTaints.Json(node.Taints),
        }
        : throw new ArgumentException($"Node {node.Metadata.Name} has no such taint.", nameof(taint));

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
            : !NodeTaints.Has(current, Key, Effect) ? ActionEffect.Done
            : ActionEffect.Changed;
    }

    private string Patch() =>
        NodeTaints.Patch(this, Before, new { op = "remove", path = string.Create(CultureInfo.InvariantCulture, $"/spec/taints/{Index}") });
}
