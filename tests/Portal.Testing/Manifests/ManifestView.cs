using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    /// <exception cref="InvalidOperationException">A reader finds fault with an object.</exception>
    public static ClusterView Of(IEnumerable<JsonObject> objects, WatchState state = WatchState.Synced)
    {
        var manifests = objects.ToArray();
        var byKind = manifests.ToLookup(static obj => $"{obj["apiVersion"]} {obj["kind"]}", StringComparer.Ordinal);
        return new ClusterView
        {
            Cluster = "test",
            Pods = Snapshot(WatchedResources.Pods, byKind, state),
            Nodes = Snapshot(WatchedResources.Nodes, byKind, state),
            Namespaces = Snapshot(WatchedResources.Namespaces, byKind, state),
            Events = Snapshot(WatchedResources.Events, byKind, state),
            Claims = Snapshot(WatchedResources.Claims, byKind, state),
            Volumes = Snapshot(WatchedResources.Volumes, byKind, state),
            VolumeAttachments = Snapshot(WatchedResources.VolumeAttachments, byKind, state),
            StatefulSets = Snapshot(WatchedResources.StatefulSets, byKind, state),
            Jobs = Snapshot(WatchedResources.Jobs, byKind, state),
            Leases = Snapshot(WatchedResources.Leases, byKind, state),
            Deployments = Snapshot(WatchedResources.Deployments, byKind, state),
            DaemonSets = Snapshot(WatchedResources.DaemonSets, byKind, state),
            ReplicaSets = Snapshot(WatchedResources.ReplicaSets, byKind, state),
            DisruptionBudgets = Snapshot(WatchedResources.DisruptionBudgets, byKind, state),
            Services = Snapshot(WatchedResources.Services, byKind, state),
            EndpointSlices = Snapshot(WatchedResources.EndpointSlices, byKind, state),
            StorageClasses = Snapshot(WatchedResources.StorageClasses, byKind, state),
            CsiDrivers = Snapshot(WatchedResources.CsiDrivers, byKind, state),
            CsiNodes = Snapshot(WatchedResources.CsiNodes, byKind, state),
            ApiServices = Snapshot(WatchedResources.ApiServices, byKind, state),
            CustomResourceDefinitions = Snapshot(WatchedResources.CustomResourceDefinitions, byKind, state),
            ValidatingWebhooks = Snapshot(WatchedResources.ValidatingWebhooks, byKind, state),
            MutatingWebhooks = Snapshot(WatchedResources.MutatingWebhooks, byKind, state),
            Discovered = Discovered(manifests, state),
        };
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

    private static MetadataSnapshots Discovered(JsonObject[] manifests, WatchState state)
    {
        var kinds = ManifestKinds.Of(manifests, DateTimeOffset.UnixEpoch);
        var byKind = manifests.ToLookup(static m => $"{ManifestKinds.Kind(m).Group} {m["kind"]}", StringComparer.Ordinal);
        return new MetadataSnapshots(
            kinds,
            [.. MetadataSnapshots.Wanted(kinds).Select(kind =>
            {
                var resource = WatchedResources.Metadata(kind);
                var objects = byKind[$"{kind.Group} {kind.Kind}"].Select((json, i) => Read(resource, json, i)).ToArray();
                return new ResourceSnapshot<ObjectMetadata>(kind, objects, new WatchStatus(state, DateTimeOffset.UnixEpoch, null, objects.Length));
            })]);
    }

    private static ResourceSnapshot<T> Snapshot<T>(WatchedResource<T> resource, ILookup<string, JsonObject> byKind, WatchState state)
        where T : class, IKubernetesObject
    {
        var objects = byKind[$"{resource.Kind.ApiVersion} {resource.Kind.Kind}"].Select((json, i) => Read(resource, json, i)).ToImmutableArray();
        return new ResourceSnapshot<T>(resource.Kind, objects, new WatchStatus(state, DateTimeOffset.UnixEpoch, null, objects.Length));
    }
}
