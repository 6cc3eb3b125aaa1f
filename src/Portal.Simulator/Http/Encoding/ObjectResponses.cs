using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Portal.Simulator.Http.Encoding.Protobuf;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Writes objects and lists in the negotiated form.</summary>
internal static class ObjectResponses
{
    private const int FlushBytes = 64 * 1024;

    public static async Task WriteObjectAsync(ApiRequest request, int code, StoredObject stored)
    {
        var form = Negotiated.For(request);
        var response = request.Http.Response;
        response.StatusCode = code;
        response.ContentType = form.ContentType;
        var writer = response.BodyWriter;
        if (form.Media == MediaKind.Protobuf)
        {
            await writer.WriteAsync(ProtobufResponses.Object(request.Resource, form.Shape, stored), request.Http.RequestAborted);
            return;
        }

        switch (form.Shape)
        {
            case ResponseShape.Table:
                Write(writer, TableEncoder.One(request, stored));
                break;
            case ResponseShape.Metadata:
                MetadataEncoder.Write(writer, stored);
                break;
            default:
                WriteObject(writer, request.Resource, stored);
                break;
        }

        writer.Write("\n"u8);
        await writer.FlushAsync(request.Http.RequestAborted);
    }

    public static async Task WriteListAsync(ApiRequest request, ObjectList list)
    {
        var form = Negotiated.For(request);
        var response = request.Http.Response;
        response.StatusCode = 200;
        response.ContentType = form.ContentType;
        if (form.Media == MediaKind.Protobuf)
        {
            await ProtobufResponses.WriteListAsync(request, form.Shape, list);
            return;
        }

        var writer = response.BodyWriter;
        switch (form.Shape)
        {
            case ResponseShape.Table:
                Write(writer, TableEncoder.Many(request, list));
                break;
            case ResponseShape.Metadata:
                WriteListHead(writer, "PartialObjectMetadataList", "meta.k8s.io/v1", list);
                await WriteItemsAsync(request, list, MetadataEncoder.Write);
                break;
            default:
                WriteListHead(writer, request.Resource.ListKind, request.Resource.ApiVersion, list);
                await WriteItemsAsync(request, list, (w, o) => WriteItem(w, request.Resource, o));
                break;
        }

        writer.Write("\n"u8);
        await writer.FlushAsync(request.Http.RequestAborted);
    }

    /// <summary>The object with kind and apiVersion in front.</summary>
    public static void WriteObject(IBufferWriter<byte> writer, ResourceDefinition resource, StoredObject stored)
    {
        writer.Write("{\"kind\":"u8);
        Write(writer, resource.Kind);
        writer.Write(",\"apiVersion\":"u8);
        Write(writer, resource.ApiVersion);
        writer.Write(","u8);
        writer.Write(ObjectView.Item(resource, stored).Span[1..]);
    }

    private static void WriteItem(IBufferWriter<byte> writer, ResourceDefinition resource, StoredObject stored)
    {
        // Items of built-in lists carry no kind; custom ones do.
        if (resource.IsCustom)
        {
            WriteObject(writer, resource, stored);
        }
        else
        {
            writer.Write(ObjectView.Item(resource, stored).Span);
        }
    }

    private static async Task WriteItemsAsync(ApiRequest request, ObjectList list, Action<PipeWriter, StoredObject> write)
    {
        var writer = request.Http.Response.BodyWriter;
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
            {
                writer.Write(","u8);
            }

            write(writer, list.Items[i]);
            if (writer.UnflushedBytes > FlushBytes)
            {
                await writer.FlushAsync(request.Http.RequestAborted);
            }
        }

        writer.Write("]}"u8);
    }

    private static void WriteListHead(IBufferWriter<byte> writer, string kind, string apiVersion, ObjectList list)
    {
        writer.Write("{\"kind\":"u8);
        Write(writer, kind);
        writer.Write(",\"apiVersion\":"u8);
        Write(writer, apiVersion);
        writer.Write(",\"metadata\":"u8);
        WriteListMetadata(writer, list);
        writer.Write(",\"items\":["u8);
    }

    public static void WriteListMetadata(IBufferWriter<byte> writer, ObjectList list)
    {
        using var json = new Utf8JsonWriter(writer);
        json.WriteStartObject();
        json.WriteString("resourceVersion", list.Revision.ToString(CultureInfo.InvariantCulture));
        if (list.Continue.Length > 0)
        {
            json.WriteString("continue", list.Continue);
        }

        if (list.Remaining is { } remaining)
        {
            json.WriteNumber("remainingItemCount", remaining);
        }

        json.WriteEndObject();
    }

    private static void Write(IBufferWriter<byte> writer, string text) => writer.Write(JsonSerializer.SerializeToUtf8Bytes(text));

    private static void Write(IBufferWriter<byte> writer, System.Text.Json.Nodes.JsonNode json) =>
        writer.Write(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(ObjectCodec.SerializerOptions)));
}
