using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>The content of an <see cref="ObjectStore"/> at one revision.</summary>
public sealed class StoreBackup
{
    internal StoreBackup(long revision, IReadOnlyDictionary<string, ImmutableSortedSet<StoredObject>> objects)
    {
        Revision = revision;
        Objects = objects;
    }

    /// <summary>Revision of the last write that it holds.</summary>
    public long Revision { get; }

    internal IReadOnlyDictionary<string, ImmutableSortedSet<StoredObject>> Objects { get; }
}
