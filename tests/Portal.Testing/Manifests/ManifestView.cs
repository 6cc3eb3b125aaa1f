using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;

namespace Portal.Testing.Manifests;

/// <summary>Makes a view of a cluster from manifests, through the readers that the portal watches with.</summary>
public static class ManifestView
{
    private static readonly string[] LateFields = ["labels", "annotations", "ownerReferences", "finalizers", "managedFields"];

    /// <summary>
    /// A view of these objects; those of kinds that the portal does not watch in full are in <see cref="ClusterView.Metadata"/>. An object without
    /// resourceVersion gets one.
    /// </summary>
    /// <param name="objects">Manifests as JSON.</param>
    /// <param name="state">How well all kinds are seen.</param>
    /// <param name="unseen">Kinds that are not read completely, whatever <paramref name="state"/> says of the others.</param>
    /// <exception cref="InvalidOperationException">A reader finds fault with an object.</exception>
    public static ClusterView Of(IEnumerable<JsonObject> objects, WatchState state = WatchState.Synced, params ImmutableArray<string> unseen)
    {
        var manifests = objects.ToArray();
        var byKind = manifests.ToLookup(static obj => $"{obj["apiVersion"]} {obj["kind"]}", StringComparer.Ordinal);
        return new ClusterView
        {
            Cluster = "test",
            Pods = Snapshot(WatchedResources.Pods, byKind, StateOf),
            Nodes = Snapshot(WatchedResources.Nodes, byKind, StateOf),
            Namespaces = Snapshot(WatchedResources.Namespaces, byKind, StateOf),
            Events = Snapshot(WatchedResources.Events, byKind, StateOf),
            Claims = Snapshot(WatchedResources.Claims, byKind, StateOf),
            Volumes = Snapshot(WatchedResources.Volumes, byKind, StateOf),
            VolumeAttachments = Snapshot(WatchedResources.VolumeAttachments, byKind, StateOf),
            StatefulSets = Snapshot(WatchedResources.StatefulSets, byKind, StateOf),
            Jobs = Snapshot(WatchedResources.Jobs, byKind, StateOf),
            Leases = Snapshot(WatchedResources.Leases, byKind, StateOf),
            Deployments = Snapshot(WatchedResources.Deployments, byKind, StateOf),
            DaemonSets = Snapshot(WatchedResources.DaemonSets, byKind, StateOf),
            ReplicaSets = Snapshot(WatchedResources.ReplicaSets, byKind, StateOf),
            DisruptionBudgets = Snapshot(WatchedResources.DisruptionBudgets, byKind, StateOf),
            Services = Snapshot(WatchedResources.Services, byKind, StateOf),
            EndpointSlices = Snapshot(WatchedResources.EndpointSlices, byKind, StateOf),
            StorageClasses = Snapshot(WatchedResources.StorageClasses, byKind, StateOf),
            CsiDrivers = Snapshot(WatchedResources.CsiDrivers, byKind, StateOf),
            CsiNodes = Snapshot(WatchedResources.CsiNodes, byKind, StateOf),
            ApiServices = Snapshot(WatchedResources.ApiServices, byKind, StateOf),
            CustomResourceDefinitions = Snapshot(WatchedResources.CustomResourceDefinitions, byKind, StateOf),
            ValidatingWebhooks = Snapshot(WatchedResources.ValidatingWebhooks, byKind, StateOf),
            MutatingWebhooks = Snapshot(WatchedResources.MutatingWebhooks, byKind, StateOf),
            Discovered = Discovered(manifests, StateOf),
        };

        WatchState StateOf(ResourceKind kind) => unseen.Contains(kind.Kind, StringComparer.Ordinal) ? WatchState.Stale : state;
    }

    /// <summary>One object, read.</summary>
    /// <exception cref="InvalidOperationException">The reader finds fault with it.</exception>
    public static T Read<T>(WatchedResource<T> resource, JsonObject manifest, int number = 0)
        where T : class, IKubernetesObject
    {
        var json = (JsonObject)manifest.DeepClone();
        var metadata = json["metadata"]!.AsObject();
        metadata["resourceVersion"] ??= (1000 + number).ToString(CultureInfo.InvariantCulture);
        metadata["uid"] ??= $"uid-{resource.Kind.Kind}-{metadata["namespace"]}-{metadata["name"]}";

        // The API server writes these last, in this order, and the readers rely on it.
        foreach (var late in LateFields)
        {
            if (metadata[late]?.DeepClone() is { } value)
            {
                metadata.Remove(late);
                metadata[late] = value;
            }
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(json);
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        var cursor = new JsonCursor(bytes, reader, new ReadingPools());
        var obj = resource.Read(ref cursor);
        return obj is not null && cursor.Fault is null
            ? obj
            : throw new InvalidOperationException($"{resource.Kind.Kind} {metadata["namespace"]}/{metadata["name"]} cannot be read: {cursor.Fault}");
    }

    private static MetadataSnapshots Discovered(JsonObject[] manifests, Func<ResourceKind, WatchState> stateOf)
    {
        var kinds = ManifestKinds.Of(manifests, DateTimeOffset.UnixEpoch);
        var byKind = manifests.ToLookup(static m => $"{ManifestKinds.Kind(m).Group} {m["kind"]}", StringComparer.Ordinal);
        return new MetadataSnapshots(
            kinds,
            [.. MetadataSnapshots.Wanted(kinds).Select(kind =>
            {
                var resource = WatchedResources.Metadata(kind);
                var objects = byKind[$"{kind.Group} {kind.Kind}"].Select((json, i) => Read(resource, json, i)).ToArray();
                return new ResourceSnapshot<ObjectMetadata>(kind, objects, new WatchStatus(stateOf(kind), DateTimeOffset.UnixEpoch, null, objects.Length));
            })]);
    }

    private static ResourceSnapshot<T> Snapshot<T>(WatchedResource<T> resource, ILookup<string, JsonObject> byKind, Func<ResourceKind, WatchState> stateOf)
        where T : class, IKubernetesObject
    {
        var objects = byKind[$"{resource.Kind.ApiVersion} {resource.Kind.Kind}"].Select((json, i) => Read(resource, json, i)).ToImmutableArray();
        return new ResourceSnapshot<T>(resource.Kind, objects, new WatchStatus(stateOf(resource.Kind), DateTimeOffset.UnixEpoch, null, objects.Length));
    }
}
