using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects;

/// <summary>
/// One version of one object, immutable. The object itself is kept once, as UTF-8 JSON without kind and apiVersion
/// (the form of a list item), so that lists and watches copy bytes and 150,000 pods cost little more than their text.
/// </summary>
public sealed class StoredObject
{
    /// <summary>Storage that it belongs to, see <see cref="ResourceDefinition.StorageKey"/>.</summary>
    public required string StorageKey { get; init; }

    /// <summary>Namespace, or empty for a cluster-scoped object.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>uid; a new object of the same name has a new one.</summary>
    public required string Uid { get; init; }

    /// <summary>Revision of the store at which this version was written (metadata.resourceVersion).</summary>
    public required long Revision { get; init; }

    /// <summary>Labels.</summary>
    public required LabelSet Labels { get; init; }

    /// <summary>
    /// Values of <see cref="ResourceDefinition.SelectableFields"/> in their order, so that field selectors need no parsing.
    /// </summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The object as UTF-8 JSON, beginning with its metadata, without kind and apiVersion.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Whether it may not be listed: an object that was only computed by a dry run, never stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>
    /// The object as a protobuf message, kept once somebody has asked for it: a list or a watch of many clients encodes an object once.
    /// Two threads may both encode it; they get equal bytes.
    /// </summary>
    internal byte[]? Protobuf { get; set; }

    /// <summary>Parses a copy that the caller may change freely; it has no kind and apiVersion.</summary>
    public JsonObject ToJson() => JsonNode.Parse(Json.Span)!.AsObject();

    /// <summary>Parses a copy with the kind and apiVersion of the resource in front.</summary>
    /// <param name="resource">The resource through which it is read.</param>
    public JsonObject ToJson(ResourceDefinition resource)
    {
        var json = ToJson();
        json.Insert(0, "kind", resource.Kind);
        json.Insert(1, "apiVersion", resource.ApiVersion);
        return json;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{StorageKey} {(Namespace.Length == 0 ? Name : Namespace + "/" + Name)} @{Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
