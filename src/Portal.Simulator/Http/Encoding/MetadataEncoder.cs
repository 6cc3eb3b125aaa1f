using System.Buffers;
using System.Text.Json;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Writes objects as PartialObjectMetadata: copies the bytes of the metadata, which come first in the stored form.</summary>
internal static class MetadataEncoder
{
    public static void Write(IBufferWriter<byte> writer, StoredObject stored)
    {
        writer.Write("{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":"u8);
        writer.Write(MetadataOf(stored));
        writer.Write("}"u8);
    }

    private static ReadOnlySpan<byte> MetadataOf(StoredObject stored)
    {
        var reader = new Utf8JsonReader(stored.Json.Span);
        reader.Read(); // {
        reader.Read(); // "metadata"
        reader.Read(); // {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return stored.Json.Span[start..(int)reader.BytesConsumed];
    }
}
