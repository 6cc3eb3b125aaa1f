using System.Collections.Immutable;

namespace Portal.Simulator.Objects.Schema;

/// <summary>A field of a message.</summary>
internal sealed record SchemaField
{
    public required string Name { get; init; }

    public required SchemaScalar Scalar { get; init; }

    public SchemaShape Shape { get; init; }

    /// <summary>Name of the message, when the value is one.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>A Go pointer: its zero value is a value.</summary>
    public bool IsPointer { get; init; }

    /// <summary>Written even when empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Number in protobuf.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the embedded message that holds it in protobuf; 0 for none.</summary>
    public int Embedded { get; init; }

    /// <summary>Key by which a strategic merge patch merges the list; null replaces it.</summary>
    public string? PatchKey { get; init; }

    /// <summary>Keys by which field ownership tells the items of the list apart; none owns it as a whole.</summary>
    public ImmutableArray<string> ApplyKeys { get; init; } = [];

    /// <summary>
    /// Whether Go writes it in any case: required fields, and structs that are no pointers (omitempty has no effect on
    /// them). The creation timestamp alone is left out when zero.
    /// </summary>
    public bool IsAlwaysWritten => IsRequired
        || (Shape == SchemaShape.Single && !IsPointer && Name != "creationTimestamp"
            && Scalar is SchemaScalar.Message or SchemaScalar.Time or SchemaScalar.MicroTime or SchemaScalar.Quantity);
}
