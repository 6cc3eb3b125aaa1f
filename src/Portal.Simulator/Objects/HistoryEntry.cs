using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>One write, as the history keeps it.</summary>
/// <param name="Revision">Revision of the write.</param>
/// <param name="Type">Added, Modified or Deleted.</param>
/// <param name="Object">State after the write; for a deletion the last state, at the revision of the deletion.</param>
/// <param name="Previous">State before the write; null for an addition.</param>
/// <param name="After">All objects of the resource after the write; shares its structure with its neighbours.</param>
internal sealed record HistoryEntry(
    long Revision,
    WatchEventType Type,
    StoredObject Object,
    StoredObject? Previous,
    ImmutableSortedSet<StoredObject> After);
