using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>
/// One served resource of one group and version: what discovery says of it and where its objects are stored.
/// Two definitions may share one storage (core/v1 events and events.k8s.io/v1 events do).
/// </summary>
public sealed record ResourceDefinition
{
    /// <summary>API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>Version within the group, for example <c>v1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Plural name as it stands in the path, for example <c>pods</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>Singular name, for example <c>pod</c>.</summary>
    public required string Singular { get; init; }

    /// <summary>Kind, for example <c>Pod</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Kind of a list of them; built-in kinds append <c>List</c>, custom ones may choose.</summary>
    public string ListKind { get => field.Length == 0 ? Kind + "List" : field; init; } = "";

    /// <summary>Whether objects live in a namespace.</summary>
    public required bool Namespaced { get; init; }

    /// <summary>Short names that kubectl accepts, for example <c>po</c>.</summary>
    public ImmutableArray<string> ShortNames { get; init; } = [];

    /// <summary>Categories, for example <c>all</c>.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Verbs in the order that discovery lists them.</summary>
    public ImmutableArray<string> Verbs { get; init; } = StandardVerbs;

    /// <summary>Subresources, sorted by name.</summary>
    public ImmutableArray<SubresourceDefinition> Subresources { get; init; } = [];

    /// <summary>Whether it comes from a CustomResourceDefinition.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Hash that discovery shows for the stored version; empty when it shows none.</summary>
    public string StorageVersionHash { get; init; } = "";

    /// <summary>Field paths that field selectors may name beside <c>metadata.name</c> and <c>metadata.namespace</c>.</summary>
    public ImmutableArray<string> SelectableFields { get; init; } = [];

    /// <summary>Columns of the table form that a CustomResourceDefinition adds; empty for built-in kinds.</summary>
    public ImmutableArray<PrinterColumn> PrinterColumns { get; init; } = [];

    /// <summary>
    /// Where the objects are: <c>group/plural</c> of the storage. Differs from the resource's own group only for
    /// a second view of the same objects.
    /// </summary>
    public string StorageKey { get => field.Length == 0 ? Group + "/" + Plural : field; init; } = "";

    /// <summary>The verbs of an ordinary stored resource.</summary>
    public static ImmutableArray<string> StandardVerbs { get; } =
        ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary><c>v1</c> or <c>apps/v1</c>, as it stands in apiVersion.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;

    /// <summary><c>pods</c> or <c>leases.coordination.k8s.io</c>, as error texts name it.</summary>
    public string QualifiedName => Group.Length == 0 ? Plural : Plural + "." + Group;

    /// <summary>Whether the resource has the subresource.</summary>
    /// <param name="name">For example <c>status</c>.</param>
    public bool HasSubresource(string name) => Subresources.Any(s => s.Name == name);

    /// <inheritdoc/>
    public override string ToString() => QualifiedName + "/" + Version;
}
