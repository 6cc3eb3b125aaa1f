using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding.Protobuf;

/// <summary>Objects, lists, events and refusals in the envelope of Kubernetes protobuf.</summary>
internal static class ProtobufResponses
{
    private const int FlushBytes = 64 * 1024;
    private const string MetadataKind = "PartialObjectMetadata";
    private const string MetadataVersion = "meta.k8s.io/v1";

    private static readonly SchemaType MetadataType = KubernetesSchema.Message(MetadataKind);

    public static byte[] Status(ApiStatus status) =>
        Envelope("v1", "Status", b => Encode(b, KubernetesSchema.Message("Status"), status.ToJson()));

    public static byte[] Object(ResourceDefinition resource, ResponseShape shape, StoredObject stored) => shape == ResponseShape.Metadata
        ? Envelope(MetadataVersion, MetadataKind, b => Encode(b, MetadataType, stored.Json))
        : Envelope(resource.ApiVersion, resource.Kind, b => b.Raw(Message(resource, stored)));

    public static byte[] Bookmark(ResourceDefinition resource, ResponseShape shape, WatchEvent bookmark)
    {
        var json = BookmarkObjects.For(resource, shape, bookmark);
        return shape == ResponseShape.Metadata
            ? Envelope(MetadataVersion, MetadataKind, b => Encode(b, MetadataType, json))
            : Envelope(resource.ApiVersion, resource.Kind, b => Encode(b, KubernetesSchema.Of(resource)!, json));
    }

    /// <summary>A frame of a watch: its length in four bytes, the type of the event, the enveloped object.</summary>
    public static void WriteFrame(IBufferWriter<byte> writer, string type, ReadOnlySpan<byte> enveloped)
    {
        var buffer = new BackwardBuffer();
        buffer.Bytes(1, enveloped);
        buffer.CloseMessage(2, 0);
        buffer.Text(1, type);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, buffer.Length);
        writer.Write(length);
        writer.Write(buffer.Written);
    }

    /// <summary>The parts of a list in their order. Its head tells the length of all items, so they are encoded before it.</summary>
    public static IReadOnlyList<byte[]> List(ResourceDefinition resource, ResponseShape shape, ObjectList list)
    {
        var isMetadata = shape == ResponseShape.Metadata;
        var (kind, version) = isMetadata ? (MetadataKind + "List", MetadataVersion) : (resource.ListKind, resource.ApiVersion);
        var parts = new List<byte[]>((2 * list.Items.Count) + 2) { Array.Empty<byte>() };
        var length = 0L;
        foreach (var stored in list.Items)
        {
            var message = isMetadata ? Encode(MetadataType, stored.Json) : Message(resource, stored);
            var head = new BackwardBuffer(16);
            head.OpenMessage(2, message.Length);
            parts.Add(head.Written.ToArray());
            parts.Add(message);
            length += head.Length + message.Length;
        }

        parts[0] = ListHead(version, kind, list, length);
        parts.Add(Tail.ToArray());
        return parts;
    }

    /// <summary>Writes a list.</summary>
    public static async Task WriteListAsync(ApiRequest request, ResponseShape shape, ObjectList list)
    {
        var writer = request.Http.Response.BodyWriter;
        foreach (var part in List(request.Resource, shape, list))
        {
            writer.Write(part);
            if (writer.UnflushedBytes > FlushBytes)
            {
                await writer.FlushAsync(request.Http.RequestAborted);
            }
        }

        await writer.FlushAsync(request.Http.RequestAborted);
    }

    /// <summary>contentEncoding and contentType of the envelope, both empty.</summary>
    private static ReadOnlySpan<byte> Tail => [0x1a, 0x00, 0x22, 0x00];

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    private static byte[] ListHead(string apiVersion, string kind, ObjectList list, long itemsLength)
    {
        var metadata = new JsonObject { ["resourceVersion"] = list.Revision.ToString(CultureInfo.InvariantCulture), ["continue"] = list.Continue };
        if (list.Remaining is { } remaining)
        {
            metadata["remainingItemCount"] = remaining;
        }

        var buffer = new BackwardBuffer();
        Encode(buffer, KubernetesSchema.Message("ListMeta"), metadata);
        buffer.CloseMessage(1, 0);
        buffer.OpenMessage(2, buffer.Length + itemsLength);
        WriteTypeMeta(buffer, apiVersion, kind);
        return buffer.Written.ToArray();
    }

    private static byte[] Message(ResourceDefinition resource, StoredObject stored)
    {
        var isStoredView = resource.Group != "events.k8s.io";
        if (isStoredView && stored.Protobuf is { } kept)
        {
            return kept;
        }

        var message = Encode(KubernetesSchema.Of(resource)!, ObjectView.Item(resource, stored));
        if (isStoredView)
        {
            stored.Protobuf = message;
        }

        return message;
    }

    private static byte[] Encode(SchemaType type, ReadOnlyMemory<byte> json)
    {
        var buffer = new BackwardBuffer(Math.Max(64, json.Length));
        Encode(buffer, type, json);
        return buffer.Written.ToArray();
    }

    private static byte[] Envelope(string apiVersion, string kind, Action<BackwardBuffer> content)
    {
        var buffer = new BackwardBuffer();
        buffer.Raw(Tail);
        var before = buffer.Length;
        content(buffer);
        buffer.CloseMessage(2, before);
        WriteTypeMeta(buffer, apiVersion, kind);
        return buffer.Written.ToArray();
    }

    private static void WriteTypeMeta(BackwardBuffer buffer, string apiVersion, string kind)
    {
        var before = buffer.Length;
        buffer.Text(2, kind);
        buffer.Text(1, apiVersion);
        buffer.CloseMessage(1, before);
        buffer.Raw(Magic);
    }

    private static void Encode(BackwardBuffer buffer, SchemaType type, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        ProtobufEncoder.Write(buffer, type, document.RootElement);
    }

    private static void Encode(BackwardBuffer buffer, SchemaType type, JsonNode json) =>
        Encode(buffer, type, JsonSerializer.SerializeToUtf8Bytes(json, ObjectCodec.SerializerOptions));
}
