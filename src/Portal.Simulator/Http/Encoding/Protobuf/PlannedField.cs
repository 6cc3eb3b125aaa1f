using System.Collections.Immutable;
using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding.Protobuf;

/// <summary>A field of a message, or a message embedded in it that holds some of the same JSON object's fields.</summary>
internal sealed class PlannedField(int number, SchemaField? field, int slot, ImmutableArray<PlannedField> embedded)
{
    public int Number { get; } = number;

    public SchemaField? Field { get; } = field;

    /// <summary>Where its value is gathered.</summary>
    public int Slot { get; } = slot;

    /// <summary>Fields of the embedded message by falling number; empty for a field.</summary>
    public ImmutableArray<PlannedField> Embedded { get; } = embedded;

    /// <summary>The JSON name, encoded once.</summary>
    public byte[] Name { get; } = field is null ? [] : System.Text.Encoding.UTF8.GetBytes(field.Name);

    public SchemaType? Message { get; } = field is null ? null : KubernetesSchema.MessageOf(field);
}
