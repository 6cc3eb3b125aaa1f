using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Actions;

/// <summary>
/// Takes one named finalizer off an object: a JSON patch (RFC 6902) whose <c>test</c> operations make the API server refuse it (422 Invalid)
/// when the object is another one, has changed, or has another finalizer at that place.
/// </summary>
public sealed record RemoveFinalizer : ClusterAction
{
    /// <summary>The finalizer's name, such as <c>example.com/cleanup</c>.</summary>
    public required string Finalizer { get; init; }

    /// <summary>Its place in <c>metadata.finalizers</c> at <see cref="ClusterAction.ResourceVersion"/>, from 0.</summary>
    public required int Index { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ApiPermission Permission => ActionRequests.Permission(this, "patch");

    /// <summary>The action for an object as the portal sees it.</summary>
    /// <exception cref="ArgumentException">The object has no such finalizer.</exception>
    public static RemoveFinalizer From(ResourceKind kind, IKubernetesObject obj, string finalizer)
    {
        var index = obj.Metadata.Finalizers.IndexOf(finalizer);
        return index < 0
            ? throw new ArgumentException($"{kind.Kind} {ObjectKey.Of(obj)} has no finalizer of that name.", nameof(finalizer))
            : new RemoveFinalizer
            {
                Resource = kind,
                Target = ObjectReference.To(kind, obj),
                ResourceVersion = obj.Metadata.ResourceVersion,
                Finalizer = finalizer,
                Index = index,
            };
    }

    /// <inheritdoc/>
    public override KubernetesRequest ToRequest(bool dryRun) => ActionRequests.Patch(this, "application/json-patch+json", Patch(), dryRun);

    /// <inheritdoc/>
    public override string ToKubectl() => ActionRequests.PatchKubectl(this, "json", Patch());

    /// <inheritdoc/>
    public override ActionEffect Observe(JsonElement? current)
    {
        var live = LiveTarget.Of(current);
        return live.IsGone(Target.Uid) ? ActionEffect.Done
            : live.Uid == Target.Uid && !live.Finalizers.Contains(Finalizer, StringComparer.Ordinal) ? ActionEffect.Done
            : live.ResourceVersion == ResourceVersion ? ActionEffect.NotDone
            : ActionEffect.Changed;
    }

    private string Patch()
    {
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/metadata/finalizers/{Index}");
        object[] operations =
        [
            .. ActionRequests.Guards(this),
            new { op = "test", path = place, value = Finalizer },
            new { op = "remove", path = place },
        ];
        return JsonSerializer.Serialize(operations);
    }
}
