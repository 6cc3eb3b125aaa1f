using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>A snapshot of whatever kind, for code that treats all kinds alike (the detection engine, the overview).</summary>
public interface IResourceSnapshot
{
    /// <summary>The kind.</summary>
    ResourceKind Kind { get; }

    /// <summary>How well this kind is seen.</summary>
    WatchStatus Status { get; }

    /// <summary>Grows with each change of the store's objects.</summary>
    long Version { get; }

    /// <summary>Number of objects.</summary>
    int Count { get; }

    /// <summary>All objects, in no order.</summary>
    IEnumerable<IKubernetesObject> Objects { get; }

    /// <summary>The object of that name, or null.</summary>
    /// <param name="key">The name.</param>
    IKubernetesObject? Find(ObjectKey key);

    /// <summary>
    /// What changed since an older snapshot of the same store, each object once, however much time lies between. Costs what changed, not what there is.
    /// </summary>
    /// <param name="older">The older snapshot; null: everything is new.</param>
    /// <returns>The changes, in no order.</returns>
    IReadOnlyList<ResourceChange<IKubernetesObject>> ChangesSince(IResourceSnapshot? older);
}
