using System.Collections.Immutable;
using System.Text.Json;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;

namespace Portal.Core.Objects;

/// <summary>What a page says of any object: who it is, whether it is being deleted, its conditions, its owners, and what it names. Lists are bounded.</summary>
public sealed record ObjectFacts
{
    /// <summary>The longest list that is kept; the rest is in the YAML.</summary>
    public const int LongestList = 100;

    /// <summary>The object, with its uid.</summary>
    public required ObjectReference Reference { get; init; }

    /// <summary><c>metadata.resourceVersion</c>.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary><c>metadata.creationTimestamp</c>.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary><c>metadata.deletionTimestamp</c>; null while nobody has deleted it.</summary>
    public DateTimeOffset? Deleted { get; init; }

    /// <summary><c>metadata.deletionGracePeriodSeconds</c>.</summary>
    public long? GraceSeconds { get; init; }

    /// <summary><c>metadata.finalizers</c>.</summary>
    public ImmutableArray<string> Finalizers { get; init; } = [];

    /// <summary><c>metadata.ownerReferences</c>.</summary>
    public ImmutableArray<OwnerReference> Owners { get; init; } = [];

    /// <summary><c>status.phase</c>.</summary>
    public string Phase { get; init; } = "";

    /// <summary><c>status.conditions</c>.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>Other objects that its fields name.</summary>
    public ImmutableArray<NamedReference> Names { get; init; } = [];

    /// <summary>Whether it says of itself that it is ready: its condition Ready; null without one.</summary>
    public bool? Ready => Conditions.FirstOrDefault(static condition => condition.Type == "Ready") is { } ready ? ready.Status == "True" : null;

    /// <summary>The facts of an object as the API server gives it. Whatever the JSON looks like, this does not throw.</summary>
    /// <param name="kind">Its kind; the manifest's own word for it counts.</param>
    /// <param name="root">The object.</param>
    public static ObjectFacts Of(ResourceKind kind, JsonElement root)
    {
        var metadata = root.Get("metadata");
        var status = root.Get("status");
        var reference = new ObjectReference(
            root.Text("apiVersion") is { Length: > 0 } version ? version : kind.ApiVersion,
            root.Text("kind") is { Length: > 0 } name ? name : kind.Kind,
            metadata.Text("namespace"),
            metadata.Text("name"),
            metadata.Text("uid"));
        return new ObjectFacts
        {
            Reference = reference,
            ResourceVersion = metadata.Text("resourceVersion"),
            Created = metadata.Time("creationTimestamp"),
            Deleted = metadata.Time("deletionTimestamp"),
            GraceSeconds = metadata.Number("deletionGracePeriodSeconds"),
            Finalizers = [.. metadata.Items("finalizers").Where(static f => f.ValueKind == JsonValueKind.String).Take(LongestList).Select(static f => f.GetString()!)],
            Owners = [.. metadata.Items("ownerReferences").Take(LongestList).Select(static owner => new OwnerReference(
                owner.Text("apiVersion"), owner.Text("kind"), owner.Text("name"), owner.Text("uid"), owner.Flag("controller"), owner.Flag("blockOwnerDeletion")))],
            Phase = status.Text("phase"),
            Conditions = [.. status.Items("conditions").Take(LongestList).Select(static condition => new Condition(
                condition.Text("type"),
                condition.Text("status"),
                condition.Text("reason"),
                condition.Text("message"),
                condition.Time("lastTransitionTime"),
                condition.Time("lastHeartbeatTime") ?? condition.Time("lastProbeTime")))],
            Names = ObjectReferences.In(reference, root),
        };
    }

    /// <summary>What the watch last heard of an object: less than the API server says, but known while that does not answer.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="known">The object.</param>
    public static ObjectFacts Of(ResourceKind kind, IKubernetesObject known) => new()
    {
        Reference = ObjectReference.To(kind, known),
        ResourceVersion = known.Metadata.ResourceVersion,
        Created = known.Metadata.CreationTimestamp,
        Deleted = known.Metadata.DeletionTimestamp,
        GraceSeconds = known.Metadata.DeletionGracePeriodSeconds,
        Finalizers = known.Metadata.Finalizers,
        Owners = known.Metadata.OwnerReferences,
        Phase = known is Pod pod ? pod.Phase : "",
        Conditions = known switch
        {
            Pod { Conditions: var conditions } => conditions,
            Node { Conditions: var conditions } => conditions,
            _ => [],
        },
        Names = known is Pod { NodeName.Length: > 0 } bound ? [new NamedReference("spec.nodeName", new ObjectReference("v1", "Node", "", bound.NodeName, ""))] : [],
    };
}
