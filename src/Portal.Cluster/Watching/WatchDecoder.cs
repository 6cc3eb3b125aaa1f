using System.Text.Json;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>Reads one line of a watch. It never throws; what it cannot read it says.</summary>
/// <param name="resource">The kind.</param>
/// <param name="pools">The cluster's pools.</param>
internal sealed class WatchDecoder<T>(WatchedResource<T> resource, ReadingPools pools)
    where T : class, IKubernetesObject
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonCursor.MaxDepth };

    public WatchLine<T> Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, Options);
            reader.Read();
            var cursor = new JsonCursor(line, reader, pools);
            var decoded = Event(ref cursor);
            reader = cursor.Reader;

            // Throws when something follows: then the line is not one event.
            return reader.Read() ? new WatchLine<T>(WatchLineType.Garbage) : decoded;
        }
        catch (JsonException)
        {
            return new WatchLine<T>(WatchLineType.Garbage);
        }
    }

    private WatchLine<T> Event(ref JsonCursor cursor)
    {
        var type = "";
        var late = default(JsonCursor);
        var seen = false;
        WatchLine<T>? line = null;
        if (!cursor.EnterObject())
        {
            return new WatchLine<T>(WatchLineType.Garbage);
        }

        while (cursor.NextProperty())
        {
            if (cursor.Is("type"u8))
            {
                type = cursor.Text();
            }
            else if (cursor.Is("object"u8) && type.Length > 0)
            {
                line = Object(type, ref cursor);
            }
            else if (cursor.Is("object"u8))
            {
                late = cursor; // API servers write the type first; JSON has no order.
                seen = true;
            }
        }

        return line ?? (seen ? Object(type, ref late) : new WatchLine<T>(WatchLineType.Garbage));
    }

    private WatchLine<T> Object(string type, ref JsonCursor cursor) => type switch
    {
        "ADDED" or "MODIFIED" => Read(WatchLineType.Put, ref cursor),
        "DELETED" => Read(WatchLineType.Deleted, ref cursor),
        "BOOKMARK" => new WatchLine<T>(WatchLineType.Bookmark, Version: BookmarkVersion(ref cursor)),
        "ERROR" => new WatchLine<T>(WatchLineType.Error, Failure: Failure(cursor.Raw())),
        _ => new WatchLine<T>(WatchLineType.Unknown),
    };

    private WatchLine<T> Read(WatchLineType type, ref JsonCursor cursor)
    {
        var obj = resource.Read(ref cursor);
        return new WatchLine<T>(type, obj, Problem: resource.Problem(obj, cursor.Fault));
    }

    private static string BookmarkVersion(ref JsonCursor cursor)
    {
        var version = "";
        if (cursor.EnterObject())
        {
            while (cursor.NextProperty())
            {
                if (cursor.Is("metadata"u8) && cursor.EnterObject())
                {
                    while (cursor.NextProperty())
                    {
                        if (cursor.Is("resourceVersion"u8))
                        {
                            version = cursor.UniqueText();
                        }
                    }
                }
            }
        }

        return version;
    }

    private static KubernetesFailure Failure(ReadOnlySpan<byte> status)
    {
        using var document = JsonDocument.Parse(status.ToArray());
        return KubernetesFailure.Read(document.RootElement);
    }
}
