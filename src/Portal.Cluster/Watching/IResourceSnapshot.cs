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

    /// <summary>The objects with a deletionTimestamp, in no order.</summary>
    IReadOnlyList<IKubernetesObject> InDeletion { get; }

    /// <summary>The objects that name an owner, in no order.</summary>
    /// <param name="uid">The owner's uid.</param>
    IReadOnlyList<IKubernetesObject> DependentsOf(string uid);

    /// <summary>The objects of a namespace, in no order.</summary>
    /// <param name="namespace">The namespace.</param>
    IReadOnlyList<IKubernetesObject> InNamespace(string @namespace);

    /// <summary>How many objects a namespace has.</summary>
    /// <param name="namespace">The namespace.</param>
    int CountInNamespace(string @namespace);
}
