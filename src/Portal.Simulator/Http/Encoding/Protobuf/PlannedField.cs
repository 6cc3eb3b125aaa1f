using Portal.Simulator.Objects.Schema;

namespace Portal.Simulator.Http.Encoding.Protobuf;

/// <summary>A field of a message, or a message embedded in it that holds fields of the same JSON object.</summary>
internal sealed class PlannedField(int number, SchemaField? field, MessagePlan? embedded)
{
    public int Number { get; } = number;

    public SchemaField? Field { get; } = field;

    public MessagePlan? Embedded { get; } = embedded;

    /// <summary>The JSON name, encoded once.</summary>
    public byte[] Name { get; } = field is null ? [] : System.Text.Encoding.UTF8.GetBytes(field.Name);

    public SchemaType? Message { get; } = field is null ? null : KubernetesSchema.MessageOf(field);
}
