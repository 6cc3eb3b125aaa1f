using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Writes watch events, one JSON document a line.</summary>
internal sealed class WatchEncoder(ApiRequest request, Negotiated form)
{
    private bool _sentColumns;

    public void Write(WatchEvent watched)
    {
        var writer = request.Http.Response.BodyWriter;
        writer.Write(watched.Type switch
        {
            WatchEventType.Added => "{\"type\":\"ADDED\",\"object\":"u8,
            WatchEventType.Modified => "{\"type\":\"MODIFIED\",\"object\":"u8,
            WatchEventType.Deleted => "{\"type\":\"DELETED\",\"object\":"u8,
            _ => "{\"type\":\"BOOKMARK\",\"object\":"u8,
        });
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
        writer.Write("{\"type\":\"ERROR\",\"object\":"u8);
        Write(writer, status.ToJson());
        writer.Write("}\n"u8);
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
