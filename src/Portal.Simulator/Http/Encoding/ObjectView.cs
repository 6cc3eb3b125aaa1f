using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Stored objects as a resource shows them: as they are, or in the words of its own version.</summary>
internal static class ObjectView
{
    private static readonly JsonSerializerOptions Options = ObjectCodec.SerializerOptions;

    /// <summary>The object as a list item has it, without kind and apiVersion.</summary>
    public static ReadOnlyMemory<byte> Item(ResourceDefinition resource, StoredObject stored) =>
        resource.Group == "events.k8s.io" ? JsonSerializer.SerializeToUtf8Bytes(EventsView.FromCore(stored.ToJson()), Options) : stored.Json;

    /// <summary>The object as a mutable tree without kind and apiVersion.</summary>
    public static JsonObject Tree(ResourceDefinition resource, StoredObject stored) =>
        resource.Group == "events.k8s.io" ? EventsView.FromCore(stored.ToJson()) : stored.ToJson();
}
