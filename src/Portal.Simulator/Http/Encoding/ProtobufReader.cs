using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding;

/// <summary>
/// Reads a request body of type <c>application/vnd.kubernetes.protobuf</c>, which kubectl's typed commands send, as the JSON that the same client
/// would have sent. Layout: shared/kubernetes-protobuf.md; field numbers: <c>kinds.schema</c>.
/// </summary>
internal static class ProtobufReader
{
    private const int MostDepth = 64;
    private const int KeyField = 1;
    private const int ValueField = 2;

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <exception cref="FormatException">The bytes are no enveloped message, or the message is not one of those that are known.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Magic))
        {
            throw new FormatException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }

        var (apiVersion, kind) = ("", "");
        var raw = ReadOnlySpan<byte>.Empty;
        var envelope = new ProtobufCursor(body[Magic.Length..]);
        while (envelope.Next())
        {
            if (envelope.Number == 1)
            {
                (apiVersion, kind) = ReadTypeMeta(envelope.Bytes);
            }
            else if (envelope.Number == 2)
            {
                raw = envelope.Bytes;
            }
        }

        var type = KubernetesSchema.Find(apiVersion.StartsWith("events.k8s.io/", StringComparison.Ordinal) ? "events.k8s.io/" + kind : kind)
            ?? throw new FormatException($"the simulator reads {apiVersion} {kind} as JSON or YAML only");
        var json = ReadMessage(type, raw, 0);
        json.Insert(0, "kind", kind);
        json.Insert(1, "apiVersion", apiVersion);
        return json;
    }

    private static (string ApiVersion, string Kind) ReadTypeMeta(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        var cursor = new ProtobufCursor(bytes);
        while (cursor.Next())
        {
            (apiVersion, kind) = (cursor.Number == 1 ? cursor.Text : apiVersion, cursor.Number == 2 ? cursor.Text : kind);
        }

        return (apiVersion, kind);
    }

    private static JsonObject ReadMessage(SchemaType type, ReadOnlySpan<byte> bytes, int depth)
    {
        var json = new JsonObject();
        ReadFields(json, type, 0, bytes, depth);
        return json;
    }

    /// <summary>Reads the fields of a message, or those of the message that is embedded in it under a number.</summary>
    private static void ReadFields(JsonObject json, SchemaType type, int embedded, ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MostDepth)
        {
            throw new FormatException("proto: nested too deep");
        }

        var cursor = new ProtobufCursor(bytes);
        while (cursor.Next())
        {
            var number = cursor.Number;
            if (embedded == 0 && type.Fields.Any(f => f.Embedded == number))
            {
                ReadFields(json, type, number, cursor.Bytes, depth + 1);
            }
            else if (type.Fields.FirstOrDefault(f => f.Embedded == embedded && f.Number == number) is { } field)
            {
                ReadField(json, field, cursor, depth + 1);
            }
        }
    }

    private static void ReadField(JsonObject json, SchemaField field, ProtobufCursor cursor, int depth)
    {
        switch (field.Shape)
        {
            case SchemaShape.Map:
                var (key, value) = ReadEntry(field, cursor.Bytes, depth);
                json.ObjectAt(field.Name)[key] = value;
                break;
            case SchemaShape.List or SchemaShape.Set:
                json.ArrayAt(field.Name).Add(ReadValue(field, cursor, depth));
                break;
            default:
                var single = ReadValue(field, cursor, depth);
                if (field.IsPointer || field.IsRequired || !IsZero(single))
                {
                    json[field.Name] = single;
                }

                break;
        }
    }

    private static (string Key, JsonNode? Value) ReadEntry(SchemaField field, ReadOnlySpan<byte> bytes, int depth)
    {
        var key = "";
        JsonNode? value = field.Scalar == SchemaScalar.Text ? "" : null;
        var cursor = new ProtobufCursor(bytes);
        while (cursor.Next())
        {
            if (cursor.Number == KeyField)
            {
                key = cursor.Text;
            }
            else if (cursor.Number == ValueField)
            {
                value = ReadValue(field, cursor, depth);
            }
        }

        return (key, value);
    }

    private static JsonNode? ReadValue(SchemaField field, ProtobufCursor cursor, int depth) => field.Scalar switch
    {
        SchemaScalar.Message => ReadMessage(KubernetesSchema.MessageOf(field)!, cursor.Bytes, depth),
        SchemaScalar.Text => cursor.Text,
        SchemaScalar.Boolean => cursor.Integer != 0,
        SchemaScalar.Integer => cursor.Integer,
        SchemaScalar.Bytes => Convert.ToBase64String(cursor.Bytes),
        SchemaScalar.Quantity => ReadText(cursor.Bytes, 1),
        SchemaScalar.Time => ReadTime(cursor.Bytes) is { } time ? Timestamps.Format(time) : null,
        SchemaScalar.MicroTime => ReadTime(cursor.Bytes) is { } time ? Timestamps.FormatMicro(time) : null,
        SchemaScalar.IntegerOrText => ReadIntegerOrText(cursor.Bytes),
        _ when field.TypeName == "FieldsV1" => JsonNode.Parse(ReadText(cursor.Bytes, 1)),
        _ => throw new FormatException($"the simulator reads the field {field.Name} as JSON or YAML only"),
    };

    private static bool IsZero(JsonNode? value) => value switch
    {
        null => true,
        JsonObject json => json.Count == 0,
        JsonValue scalar => scalar.ToJsonString() is "\"\"" or "0" or "false",
        _ => false,
    };

    private static string ReadText(ReadOnlySpan<byte> bytes, int number)
    {
        var text = "";
        var cursor = new ProtobufCursor(bytes);
        while (cursor.Next())
        {
            text = cursor.Number == number ? cursor.Text : text;
        }

        return text;
    }

    /// <summary>Null for the zero time, which is an empty message.</summary>
    private static DateTimeOffset? ReadTime(ReadOnlySpan<byte> bytes)
    {
        var (seconds, nanoseconds) = (0L, 0L);
        var cursor = new ProtobufCursor(bytes);
        while (cursor.Next())
        {
            (seconds, nanoseconds) = cursor.Number == 1 ? (cursor.Integer, nanoseconds) : (seconds, cursor.Integer);
        }

        return bytes.IsEmpty || Math.Abs(seconds) > 60_000_000_000 ? null : DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddTicks(nanoseconds / 100);
    }

    private static JsonValue ReadIntegerOrText(ReadOnlySpan<byte> bytes)
    {
        var (isText, number, text) = (false, 0L, "");
        var cursor = new ProtobufCursor(bytes);
        while (cursor.Next())
        {
            switch (cursor.Number)
            {
                case 1:
                    isText = cursor.Integer != 0;
                    break;
                case 2:
                    number = cursor.Integer;
                    break;
                case 3:
                    text = cursor.Text;
                    break;
            }
        }

        return isText ? JsonValue.Create(text) : JsonValue.Create(number);
    }
}
