using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>All objects of one resource at one revision, in the order of their keys. Immutable.</summary>
/// <param name="Objects">The objects.</param>
/// <param name="Revision">Revision of the store that the snapshot shows.</param>
public sealed record ResourceSnapshot(ImmutableSortedSet<StoredObject> Objects, long Revision)
{
    /// <summary>Index range of one namespace's objects, or of all objects when the namespace is null.</summary>
    /// <param name="ns">Namespace or null.</param>
    public Range RangeOf(string? ns) => ns is null
        ? ..Objects.Count
        : IndexAtOrAfter(ns, "")..IndexAtOrAfter(ns, "\uffff");

    /// <summary>Index of the first object whose key is not before the given one.</summary>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    public int IndexAtOrAfter(string ns, string name)
    {
        var index = Objects.IndexOf(Probe(ns, name));
        return index >= 0 ? index : ~index;
    }

    /// <summary>The object of that key, or null.</summary>
    /// <param name="ns">Namespace, empty for cluster scope.</param>
    /// <param name="name">Name.</param>
    public StoredObject? Find(string ns, string name) => Objects.TryGetValue(Probe(ns, name), out var found) ? found : null;

    private static StoredObject Probe(string ns, string name) => new()
    {
        StorageKey = "",
        Namespace = ns,
        Name = name,
        Uid = "",
        Revision = 0,
        Labels = LabelSet.Empty,
        Fields = [],
        Json = default,
    };
}
