using System.Collections.Frozen;

namespace Portal.Simulator.Objects.Schema;

/// <summary>The known fields of built-in kinds, read from <c>kinds.schema</c>. Kinds that are not there accept anything.</summary>
internal static class KubernetesSchema
{
    private static readonly FrozenDictionary<string, SchemaType> Types = SchemaReader.Read(Text());

    /// <summary>The type of a resource's objects, or null when it is not known.</summary>
    public static SchemaType? Of(ResourceDefinition resource) =>
        resource.IsCustom ? null
        : resource.Group == "events.k8s.io" ? Types["events.k8s.io/Event"]
        : Types.GetValueOrDefault(resource.Kind);

    /// <summary>The message of a field.</summary>
    public static SchemaType? MessageOf(SchemaField field) => field.Scalar == SchemaScalar.Message ? Types[field.TypeName] : null;

    /// <summary>A message by its name.</summary>
    public static SchemaType Message(string name) => Types[name];

    /// <summary>A message by its name, or null when it is not known.</summary>
    public static SchemaType? Find(string name) => Types.GetValueOrDefault(name);

    /// <summary>Every type.</summary>
    public static IEnumerable<SchemaType> All => Types.Values;

    private static string Text()
    {
        using var stream = typeof(KubernetesSchema).Assembly.GetManifestResourceStream("Portal.Simulator.kinds.schema")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
