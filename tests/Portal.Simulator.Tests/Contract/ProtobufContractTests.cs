using System.Buffers;
using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Encoding.Protobuf;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Contract;

/// <summary>
/// The server's protobuf is compared byte for byte with what a real API server sent: the recorded JSON form goes in, the
/// recorded protobuf form must come out.
/// </summary>
public sealed class ProtobufContractTests
{
    private const string MetadataList = "PartialObjectMetadataList";

    public static TheoryData<int, string> Pairs => [.. RecordingFiles.ProtobufPairs.Select((p, i) => (i, p!["note"]!.GetValue<string>()))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Encode_RecordedJson_GivesTheRecordedBytes(int number, string note)
    {
        var pair = RecordingFiles.ProtobufPairs[number]!;
        var expected = Convert.FromBase64String(pair["protobuf"]!["base64"]!.GetValue<string>());
        var written = pair["json"]!["events"] is JsonArray events ? Watch(events) : Answer(pair["json"]!["body"]!.AsObject());
        Assert.True(expected.AsSpan().SequenceEqual(written), $"{note}: first difference at byte {expected.AsSpan().CommonPrefixLength(written)} of {expected.Length}\nrecorded {Around(expected, written)}\ngot      {Around(written, expected)}");
    }

    private static byte[] Answer(JsonObject body)
    {
        var kind = body.Text("kind")!;
        if (kind == "Status")
        {
            return ProtobufResponses.Status(StatusOf(body));
        }

        if (kind.EndsWith("List", StringComparison.Ordinal))
        {
            var isMetadata = kind == MetadataList;
            var resource = isMetadata ? KnownResources.Pods : Resource(body.Text("apiVersion")!, kind[..^"List".Length]);
            var list = new ObjectList(
                [.. body.Items("items").Select(i => Stored(resource, i.AsObject()))],
                long.Parse(body.Text("metadata", "resourceVersion")!, System.Globalization.CultureInfo.InvariantCulture),
                body.Text("metadata", "continue") ?? "",
                body.Number("metadata", "remainingItemCount"));
            return [.. ProtobufResponses.List(resource, isMetadata ? ResponseShape.Metadata : ResponseShape.Object, list).SelectMany(c => c)];
        }

        var single = Resource(body.Text("apiVersion")!, kind);
        return ProtobufResponses.Object(single, ResponseShape.Object, Stored(single, body));
    }

    private static byte[] Watch(JsonArray events)
    {
        var writer = new ArrayBufferWriter<byte>();
        foreach (var line in events)
        {
            var json = line!["object"]!.AsObject();
            var resource = Resource(json.Text("apiVersion")!, json.Text("kind")!);
            var revision = long.Parse(json.Text("metadata", "resourceVersion")!, System.Globalization.CultureInfo.InvariantCulture);
            var enveloped = line.Text("type") == "BOOKMARK"
                ? ProtobufResponses.Bookmark(resource, ResponseShape.Object, new WatchEvent(WatchEventType.Bookmark, null, revision, json.At("metadata", "annotations") is not null))
                : ProtobufResponses.Object(resource, ResponseShape.Object, Stored(resource, json));
            ProtobufResponses.WriteFrame(writer, line.Text("type")!, enveloped);
        }

        return writer.WrittenSpan.ToArray();
    }

    private static ResourceDefinition Resource(string apiVersion, string kind) => new ResourceRegistry().FindKind(apiVersion, kind)!;

    /// <summary>Recorded items are in the words of their own version; the store holds those of core/v1.</summary>
    private static StoredObject Stored(ResourceDefinition resource, JsonObject json)
    {
        var copy = json.DeepClone().AsObject();
        copy.Remove("kind");
        copy.Remove("apiVersion");
        if (resource.Group == "events.k8s.io")
        {
            copy = EventsView.ToCore(copy);
        }

        return ObjectCodec.Encode(resource, copy, long.Parse(json.Text("metadata", "resourceVersion")!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static ApiStatus StatusOf(JsonObject body) => new()
    {
        Code = (int)body.Number("code")!,
        Reason = body.Text("reason")!,
        Message = body.Text("message")!,
        Details = new StatusDetails { Name = body.Text("details", "name")!, Kind = body.Text("details", "kind")! },
    };

    private static string Around(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> other)
    {
        var at = bytes.CommonPrefixLength(other);
        return Convert.ToHexString(bytes[Math.Max(0, at - 24)..Math.Min(bytes.Length, at + 24)]);
    }
}
