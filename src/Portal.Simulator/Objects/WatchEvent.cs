namespace Portal.Simulator.Objects;

/// <summary>One event of a watch.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Stored">The object's state after the event (before it, for a deletion); null for a bookmark.</param>
/// <param name="Revision">Revision of the store at the event.</param>
/// <param name="IsInitialEnd">Whether this bookmark ends the initial events of a streaming list.</param>
public sealed record WatchEvent(WatchEventType Type, StoredObject? Stored, long Revision, bool IsInitialEnd = false);
