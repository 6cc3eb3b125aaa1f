using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Testing.Manifests;

/// <summary>Makes a view of a cluster from manifests, through the readers that the portal watches with.</summary>
public static class ManifestView
{
    /// <summary>A view of these objects. Kinds that the portal does not watch are left out; an object without resourceVersion gets one.</summary>
    /// <param name="objects">Manifests as JSON.</param>
    /// <param name="state">How well all kinds are seen.</param>
    /// <exception cref="InvalidOperationException">A reader finds fault with an object.</exception>
    public static ClusterView Of(IEnumerable<JsonObject> objects, WatchState state = WatchState.Synced)
    {
        var byKind = objects.ToLookup(static obj => $"{obj["apiVersion"]} {obj["kind"]}", StringComparer.Ordinal);
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

        // The API server writes managedFields last, and the reader relies on it.
        if (metadata["managedFields"]?.DeepClone() is { } managed)
        {
            metadata.Remove("managedFields");
            metadata["managedFields"] = managed;
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

    private static ResourceSnapshot<T> Snapshot<T>(WatchedResource<T> resource, ILookup<string, JsonObject> byKind, WatchState state)
        where T : class, IKubernetesObject
    {
        var objects = byKind[$"{resource.Kind.ApiVersion} {resource.Kind.Kind}"].Select((json, i) => Read(resource, json, i)).ToImmutableArray();
        return new ResourceSnapshot<T>(resource.Kind, objects, new WatchStatus(state, DateTimeOffset.UnixEpoch, null, objects.Length));
    }
}
