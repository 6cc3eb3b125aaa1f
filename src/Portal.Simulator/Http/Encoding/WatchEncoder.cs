using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding.Protobuf;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Writes watch events, one JSON document a line.</summary>
internal sealed class WatchEncoder(ApiRequest request, Negotiated form)
{
    private bool _sentColumns;

    public void Write(WatchEvent watched)
    {
        var writer = request.Http.Response.BodyWriter;
        var type = watched.Type switch
        {
            WatchEventType.Added => "ADDED",
            WatchEventType.Modified => "MODIFIED",
            WatchEventType.Deleted => "DELETED",
            _ => "BOOKMARK",
        };
        if (form.Media == MediaKind.Protobuf)
        {
            ProtobufResponses.WriteFrame(writer, type, watched.Stored is { } shown
                ? ProtobufResponses.Object(request.Resource, form.Shape, shown)
                : ProtobufResponses.Bookmark(request.Resource, form.Shape, watched));
            return;
        }

        WriteHead(writer, type);
        if (watched.Stored is { } stored)
        {
            WriteObject(writer, stored);
        }
        else
        {
            Write(writer, BookmarkObjects.For(request.Resource, form.Shape, watched));
        }

        writer.Write("}\n"u8);
    }

    public void WriteError(ApiStatus status)
    {
        var writer = request.Http.Response.BodyWriter;
        if (form.Media == MediaKind.Protobuf)
        {
            ProtobufResponses.WriteFrame(writer, "ERROR", ProtobufResponses.Status(status));
            return;
        }

        WriteHead(writer, "ERROR");
        Write(writer, status.ToJson());
        writer.Write("}\n"u8);
    }

    private static void WriteHead(IBufferWriter<byte> writer, string type)
    {
        writer.Write("{\"type\":\""u8);
        writer.Write(System.Text.Encoding.ASCII.GetBytes(type));
        writer.Write("\",\"object\":"u8);
    }

    private void WriteObject(IBufferWriter<byte> writer, StoredObject stored)
    {
        switch (form.Shape)
        {
            case ResponseShape.Table:
                Write(writer, TableEncoder.One(request, stored, withColumns: !_sentColumns));
                _sentColumns = true;
                break;
            case ResponseShape.Metadata:
                MetadataEncoder.Write(writer, stored);
                break;
            default:
                ObjectResponses.WriteObject(writer, request.Resource, stored);
                break;
        }
    }

    private static void Write(IBufferWriter<byte> writer, JsonNode json) =>
        writer.Write(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(ObjectCodec.SerializerOptions)));

    /// <summary>Revision as the API writes it.</summary>
    internal static string Revision(long revision) => revision.ToString(CultureInfo.InvariantCulture);
}
