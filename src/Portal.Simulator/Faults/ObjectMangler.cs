using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Faults;

/// <summary>Turns good objects into malformed ones.</summary>
internal static class ObjectMangler
{
    private const int HugeLength = 1_500_000;
    private const int Depth = 5_000;
    private const string BadBytesMark = "simulator-bad-bytes";
    private const string DeepMark = "simulator-deep";

    /// <summary>Malforms objects in the body of a list or a single object.</summary>
    public static byte[] MangleAnswer(ReadOnlyMemory<byte> body, List<FaultHit> hits)
    {
        var root = JsonNode.Parse(body.Span)!.AsObject();
        if (root["items"] is not JsonArray items)
        {
            return Bytes(Mangle(root, hits));
        }

        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i]!;
            items[i] = null;
            items[i] = Mangle(item, hits);
        }

        return Bytes(root);
    }

    /// <summary>Malforms the object of a watch event; the line keeps its line feed.</summary>
    public static byte[] MangleEvent(byte[] line, List<FaultHit> hits)
    {
        if (!hits.Exists(h => h.Fault.Malformed is not null))
        {
            return line;
        }

        var root = JsonNode.Parse(line)!.AsObject();
        var item = root["object"]!;
        root["object"] = null;
        root["object"] = Mangle(item, hits);
        return [.. Bytes(root), (byte)'\n'];
    }

    private static JsonNode? Mangle(JsonNode item, List<FaultHit> hits)
    {
        JsonNode? result = item;
        foreach (var hit in hits)
        {
            if (hit.Fault.Malformed is { } malformed && result is JsonObject target
                && (malformed.Name is null || malformed.Name == target["metadata"]?["name"]?.ToString()) && hit.Draw(malformed.Probability))
            {
                result = Apply(malformed.Kind, target);
            }
        }

        return result;
    }

    private static JsonNode? Apply(MalformedKind kind, JsonObject target)
    {
        switch (kind)
        {
            case MalformedKind.MissingMetadata:
                target.Remove("metadata");
                break;
            case MalformedKind.MissingName:
                (target["metadata"] as JsonObject)?.Remove("name");
                (target["metadata"] as JsonObject)?.Remove("uid");
                break;
            case MalformedKind.WrongTypes:
                foreach (var name in target.Select(field => field.Key).Where(name => name != "metadata").ToList())
                {
                    target[name] = target[name] is JsonObject ? "not an object" : new JsonArray(1, 2);
                }

                break;
            case MalformedKind.NumbersAsStrings:
                return NumbersAsStrings(target);
            case MalformedKind.UnknownEnum:
                target["status"] ??= new JsonObject();
                target["status"]!["phase"] = "Levitating";
                break;
            case MalformedKind.DeepNesting:
                target["spec"] ??= new JsonObject();
                target["spec"]!["deep"] = DeepMark;
                break;
            case MalformedKind.InvalidUtf8:
                Annotations(target)["bytes"] = BadBytesMark;
                break;
            case MalformedKind.Huge:
                Annotations(target)["huge"] = new string('x', HugeLength);
                break;
            case MalformedKind.NotAnObject:
                return JsonValue.Create(17);
            case MalformedKind.Null:
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind of malformed object");
        }

        return target;
    }

    private static JsonNode? NumbersAsStrings(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(f => KeyValuePair.Create(f.Key, NumbersAsStrings(f.Value)))),
        JsonArray list => new JsonArray([.. list.Select(NumbersAsStrings)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
        _ => node?.DeepClone(),
    };

    private static JsonNode Annotations(JsonObject target)
    {
        target["metadata"] ??= new JsonObject();
        target["metadata"]!["annotations"] ??= new JsonObject();
        return target["metadata"]!["annotations"]!;
    }

    /// <summary>No JSON writer makes bad UTF-8 or 5,000 levels, so marks are replaced in the text.</summary>
    private static byte[] Bytes(JsonNode? node)
    {
        var text = (node?.ToJsonString() ?? "null")
            .Replace($"\"{DeepMark}\"", new string('[', Depth) + new string(']', Depth), StringComparison.Ordinal);
        var parts = text.Split(BadBytesMark);
        return [.. parts.SelectMany((part, i) => i == 0 ? Encoding.UTF8.GetBytes(part) : [0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes(part)])];
    }
}
