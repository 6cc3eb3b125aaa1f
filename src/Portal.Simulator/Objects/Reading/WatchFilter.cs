namespace Portal.Simulator.Objects.Reading;

/// <summary>Turns writes into what a watcher with selectors must see.</summary>
internal sealed class WatchFilter(string? ns, LabelSelector labels, FieldSelector fields)
{
    public bool Matches(StoredObject candidate) =>
        (string.IsNullOrEmpty(ns) || candidate.Namespace == ns) && labels.Matches(candidate.Labels) && fields.Matches(candidate);

    /// <summary>
    /// The event for a write, or null when it concerns nothing selected. An object that begins to match is an addition; one
    /// that ceases to match is a deletion, sent with its last matching state at the revision of the write.
    /// </summary>
    public WatchEvent? Apply(HistoryEntry entry)
    {
        var before = entry.Previous is { } previous && Matches(previous);
        var after = entry.Type != WatchEventType.Deleted && Matches(entry.Object);
        return (before, after) switch
        {
            (false, false) => null,
            (false, true) => new(WatchEventType.Added, entry.Object, entry.Revision),
            (true, true) => new(WatchEventType.Modified, entry.Object, entry.Revision),
            (true, false) when entry.Type == WatchEventType.Deleted => new(WatchEventType.Deleted, entry.Object, entry.Revision),
            (true, false) => new(WatchEventType.Deleted, AtRevision(entry.Previous!, entry.Revision), entry.Revision),
        };
    }

    private static StoredObject AtRevision(StoredObject previous, long revision) => ObjectCodec.Restamp(previous, revision);
}
