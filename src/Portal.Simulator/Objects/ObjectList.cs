namespace Portal.Simulator.Objects;

/// <summary>A page of a list.</summary>
/// <param name="Items">Objects in the order of their keys.</param>
/// <param name="Revision">Revision that the list shows; the same on all its pages.</param>
/// <param name="Continue">Token of the next page; empty on the last.</param>
/// <param name="Remaining">Objects on later pages; null when it is not known (with a selector) or there are none.</param>
public sealed record ObjectList(IReadOnlyList<StoredObject> Items, long Revision, string Continue = "", long? Remaining = null);
