using System.Collections.Concurrent;
using System.Collections.Immutable;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding.Protobuf;

/// <summary>The order in which a message is written backwards: fields and embedded messages by falling number.</summary>
internal sealed class MessagePlan
{
    private static readonly ConcurrentDictionary<string, MessagePlan> Plans = new(StringComparer.Ordinal);

    private MessagePlan(IEnumerable<PlannedField> fields) => Fields = [.. fields.OrderByDescending(f => f.Number)];

    public ImmutableArray<PlannedField> Fields { get; }

    public static MessagePlan Of(SchemaType type) => Plans.GetOrAdd(type.Name, static (_, t) => Build(t), type);

    private static MessagePlan Build(SchemaType type)
    {
        var own = type.Fields.Where(f => f.Embedded == 0).Select(f => new PlannedField(f.Number, f, null));
        var embedded = type.Fields.Where(f => f.Embedded > 0).GroupBy(f => f.Embedded)
            .Select(g => new PlannedField(g.Key, null, new MessagePlan(g.Select(f => new PlannedField(f.Number, f, null)))));
        return new MessagePlan(own.Concat(embedded));
    }
}
