using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding.Protobuf;

/// <summary>How a message is written: which fields it has, where their values are gathered, and in which order they go out.</summary>
internal sealed class MessagePlan
{
    private static readonly ConcurrentDictionary<string, MessagePlan> Plans = new(StringComparer.Ordinal);

    private readonly ImmutableArray<PlannedField> _inSchemaOrder;

    private MessagePlan(SchemaType type)
    {
        _inSchemaOrder = [.. type.Fields.Select((f, slot) => new PlannedField(f.Number, f, slot, []))];
        var own = _inSchemaOrder.Where(p => p.Field!.Embedded == 0);
        var embedded = _inSchemaOrder.Where(p => p.Field!.Embedded > 0).GroupBy(p => p.Field!.Embedded)
            .Select(g => new PlannedField(g.Key, null, 0, [.. g.OrderByDescending(p => p.Number)]));
        Fields = [.. own.Concat(embedded).OrderByDescending(p => p.Number)];
    }

    /// <summary>Fields and embedded messages by falling number: the buffer is filled backwards.</summary>
    public ImmutableArray<PlannedField> Fields { get; }

    /// <summary>Number of values that <see cref="Gather"/> fills.</summary>
    public int Slots => _inSchemaOrder.Length;

    public static MessagePlan Of(SchemaType type) => Plans.GetOrAdd(type.Name, static (_, t) => new MessagePlan(t), type);

    /// <summary>
    /// Puts each property into the slot of its field. Stored objects have their fields in the schema's order, so that one pass over both
    /// finds them; a property out of order is looked for from the start.
    /// </summary>
    public void Gather(JsonElement json, Span<JsonElement> slots)
    {
        var next = 0;
        foreach (var property in json.EnumerateObject())
        {
            var found = Find(property, next, Slots);
            found = found >= 0 ? found : Find(property, 0, next);
            if (found >= 0)
            {
                slots[found] = property.Value;
                next = found + 1;
            }
        }
    }

    private int Find(JsonProperty property, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (property.NameEquals(_inSchemaOrder[i].Name))
            {
                return i;
            }
        }

        return -1;
    }
}
