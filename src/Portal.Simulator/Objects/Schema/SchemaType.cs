using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Simulator.Objects.Schema;

/// <summary>A message: its fields in the order in which the API server writes them.</summary>
internal sealed class SchemaType(string name, ImmutableArray<SchemaField> fields)
{
    public string Name { get; } = name;

    public ImmutableArray<SchemaField> Fields { get; } = fields;

    public FrozenDictionary<string, SchemaField> ByName { get; } = fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
}
