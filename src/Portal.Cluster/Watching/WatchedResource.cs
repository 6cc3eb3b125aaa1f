using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>A kind as the portal watches it: where it lives and how one object of it is read.</summary>
/// <typeparam name="T">The slim type.</typeparam>
/// <param name="Kind">The kind.</param>
/// <param name="Read">Reads one object.</param>
public sealed record WatchedResource<T>(ResourceKind Kind, ObjectReader<T> Read)
    where T : class, IKubernetesObject
{
    private const string Json = "application/json";

    /// <summary>The form that lists are asked for in.</summary>
    public string ListForm { get; init; } = Json;

    /// <summary>The form that watches are asked for in.</summary>
    public string WatchForm { get; init; } = Json;

    /// <summary>Objects in one page of a list; null: as many as for other kinds. Fewer for a kind whose objects are large.</summary>
    public int? PageSize { get; init; }

    /// <summary>Bytes that a watch keeps ready while nothing happens.</summary>
    internal int WatchBuffer { get; init; } = 32 * 1024;

    /// <summary>Why an object that was read cannot be kept, or null.</summary>
    internal string? Problem(T? obj, string? fault) =>
        fault is not null ? fault
        : obj is null ? "it has no metadata"
        : obj.Metadata.Name.Length == 0 ? "metadata.name is missing"
        : obj.Metadata.Uid.Length == 0 ? "metadata.uid is missing"
        : obj.Metadata.ResourceVersion.Length == 0 ? "metadata.resourceVersion is missing"
        : Kind.Namespaced && obj.Metadata.Namespace.Length == 0 ? "metadata.namespace is missing"
        : null;
}
