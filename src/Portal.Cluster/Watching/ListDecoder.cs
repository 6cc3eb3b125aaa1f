using System.Text.Json;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>
/// Reads one page of a list, piece by piece as its bytes come, object by object. It knows nothing of connections; a decoder of another encoding takes its
/// place in <see cref="ResourceLister{T}"/>.
/// </summary>
/// <param name="resource">The kind.</param>
/// <param name="pools">The cluster's pools.</param>
/// <param name="found">Takes each object, with what is wrong with it.</param>
internal sealed class ListDecoder<T>(WatchedResource<T> resource, ReadingPools pools, Action<T?, string?> found)
    where T : class, IKubernetesObject
{
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
    private Phase _phase = Phase.Start;

    private enum Phase
    {
        Start,
        Root,
        Items,
        Done,
    }

    /// <summary>The token of the next page; it is in the first few hundred bytes. Empty: no further page.</summary>
    public string? Continue { get; private set; }

    /// <summary>The list's resourceVersion.</summary>
    public string? Version { get; private set; }

    /// <summary>The whole page was read.</summary>
    public bool Done => _phase == Phase.Done;

    /// <summary>Reads as far as whole objects go.</summary>
    /// <param name="data">The bytes since the last call's end.</param>
    /// <returns>How many bytes are done with.</returns>
    /// <exception cref="JsonException">It is not JSON, or not a list.</exception>
    public int Feed(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, isFinalBlock: false, _state);
        while (_phase != Phase.Done)
        {
            var before = reader;
            if (!Step(data, ref reader))
            {
                reader = before;
                break;
            }
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private bool Step(ReadOnlySpan<byte> data, ref Utf8JsonReader reader) => reader.Read() && _phase switch
    {
        Phase.Start => Begin(ref reader),
        Phase.Root => Property(data, ref reader),
        _ => Item(data, ref reader),
    };

    private bool Begin(ref Utf8JsonReader reader)
    {
        _phase = reader.TokenType == JsonTokenType.StartObject ? Phase.Root : throw new JsonException("the answer is not a list");
        return true;
    }

    private bool Property(ReadOnlySpan<byte> data, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            _phase = Phase.Done;
            return true;
        }

        if (reader.ValueTextEquals("metadata"u8))
        {
            return reader.Read() && ListMeta(data, ref reader);
        }

        if (!reader.ValueTextEquals("items"u8))
        {
            return reader.Read() && reader.TrySkip();
        }

        if (!reader.Read())
        {
            return false;
        }

        // An empty list may be null.
        _phase = reader.TokenType switch
        {
            JsonTokenType.StartArray => Phase.Items,
            JsonTokenType.Null => Phase.Root,
            _ => throw new JsonException("the list's items are not a list"),
        };
        return true;
    }

    private bool ListMeta(ReadOnlySpan<byte> data, ref Utf8JsonReader reader)
    {
        var cursor = new JsonCursor(data, reader, pools);
        string version = "", next = "";
        if (cursor.EnterObject())
        {
            while (cursor.NextProperty())
            {
                if (cursor.Is("resourceVersion"u8))
                {
                    version = cursor.UniqueText();
                }
                else if (cursor.Is("continue"u8))
                {
                    next = cursor.UniqueText();
                }
            }
        }

        if (cursor.Incomplete)
        {
            return false;
        }

        Version = version;
        Continue = next;
        reader = cursor.Reader;
        return true;
    }

    private bool Item(ReadOnlySpan<byte> data, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _phase = Phase.Root;
            return true;
        }

        var cursor = new JsonCursor(data, reader, pools);
        var obj = resource.Read(ref cursor);
        if (cursor.Incomplete)
        {
            return false;
        }

        reader = cursor.Reader;
        found(obj, resource.Problem(obj, cursor.Fault));
        return true;
    }
}
