using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding.Protobuf;

/// <summary>
/// Writes JSON objects as the protobuf messages of their schema, byte for byte as the API server does: plain fields also when
/// they are empty, pointers only when set, map entries by key.
/// </summary>
internal static class ProtobufEncoder
{
    private const int KeyField = 1;
    private const int ValueField = 2;

    /// <summary>Writes the content of a message, without a head.</summary>
    public static void Write(BackwardBuffer buffer, SchemaType type, JsonElement json)
    {
        var plan = MessagePlan.Of(type);
        var slots = ArrayPool<JsonElement>.Shared.Rent(plan.Slots);
        slots.AsSpan(0, plan.Slots).Clear();
        if (json.ValueKind == JsonValueKind.Object)
        {
            plan.Gather(json, slots);
        }

        WriteFields(buffer, plan.Fields, slots);
        ArrayPool<JsonElement>.Shared.Return(slots);
    }

    private static void WriteFields(BackwardBuffer buffer, ImmutableArray<PlannedField> fields, JsonElement[] slots)
    {
        foreach (var planned in fields)
        {
            if (planned.Field is null)
            {
                var before = buffer.Length;
                WriteFields(buffer, planned.Embedded, slots);
                buffer.CloseMessage(planned.Number, before);
            }
            else
            {
                WriteField(buffer, planned, slots[planned.Slot]);
            }
        }
    }

    private static void WriteField(BackwardBuffer buffer, PlannedField planned, JsonElement value)
    {
        var field = planned.Field!;
        var isAbsent = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        switch (field.Shape)
        {
            case SchemaShape.Single:
                if (!(isAbsent && field.IsPointer))
                {
                    WriteValue(buffer, planned, planned.Number, value);
                }

                break;
            case SchemaShape.Map when !isAbsent:
                foreach (var entry in value.EnumerateObject().OrderByDescending(p => p.Name, StringComparer.Ordinal))
                {
                    var before = buffer.Length;
                    WriteValue(buffer, planned, ValueField, entry.Value);
                    buffer.Text(KeyField, entry.Name);
                    buffer.CloseMessage(planned.Number, before);
                }

                break;
            case SchemaShape.List or SchemaShape.Set when !isAbsent:
                for (var i = value.GetArrayLength() - 1; i >= 0; i--)
                {
                    WriteValue(buffer, planned, planned.Number, value[i]);
                }

                break;
        }
    }

    private static void WriteValue(BackwardBuffer buffer, PlannedField planned, int number, JsonElement value)
    {
        var isNull = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        var before = buffer.Length;
        switch (planned.Field!.Scalar)
        {
            case SchemaScalar.Text:
                buffer.Text(number, isNull ? "" : value.GetString()!);
                return;
            case SchemaScalar.Boolean:
                buffer.Integer(number, value.ValueKind == JsonValueKind.True ? 1 : 0);
                return;
            case SchemaScalar.Integer:
                buffer.Integer(number, isNull ? 0 : value.GetInt64());
                return;
            case SchemaScalar.Bytes:
                buffer.Bytes(number, isNull ? [] : value.GetBytesFromBase64());
                return;
            case SchemaScalar.Message:
                Write(buffer, planned.Message!, value);
                break;
            case SchemaScalar.Time or SchemaScalar.MicroTime:
                WriteTime(buffer, isNull ? null : Timestamps.Parse(value.GetString()));
                break;
            case SchemaScalar.Quantity:
                buffer.Text(1, isNull ? "0" : value.ToString());
                break;
            case SchemaScalar.IntegerOrText:
                WriteIntegerOrText(buffer, value);
                break;
            case SchemaScalar.Any when planned.Field.TypeName == "FieldsV1":
                buffer.Bytes(1, System.Text.Encoding.UTF8.GetBytes(value.GetRawText()));
                break;
            default:
                return; // A part that the schema does not describe has no bytes.
        }

        buffer.CloseMessage(number, before);
    }

    private static void WriteTime(BackwardBuffer buffer, DateTimeOffset? time)
    {
        if (time is { } set)
        {
            buffer.Integer(2, set.Ticks % TimeSpan.TicksPerSecond * 100);
            buffer.Integer(1, set.ToUnixTimeSeconds());
        }
    }

    private static void WriteIntegerOrText(BackwardBuffer buffer, JsonElement value)
    {
        var isText = value.ValueKind == JsonValueKind.String;
        buffer.Text(3, isText ? value.GetString()! : "");
        buffer.Integer(2, value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0);
        buffer.Integer(1, isText ? 1 : 0);
    }
}
