using System.Collections.Concurrent;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>
/// The uids of objects that came from a scenario or were seeded. Scenario objects stay as they are until a user acts on them. Thread-safe:
/// the loader writes, the engine reads.
/// </summary>
public sealed class FoundObjects
{
    private readonly ConcurrentDictionary<string, bool> _byUid = new(StringComparer.Ordinal);

    /// <summary>Notes an object before it is stored.</summary>
    /// <param name="uid">Its uid.</param>
    /// <param name="frozen">Whether it belongs to a scenario and must stay as it is.</param>
    public void Add(string uid, bool frozen) => _byUid[uid] = frozen;

    /// <summary>Whether the object was put there as it is.</summary>
    public bool Contains(string uid) => _byUid.ContainsKey(uid);

    /// <summary>Whether the object belongs to a scenario and is still there.</summary>
    public bool IsFrozen(string uid) => _byUid.TryGetValue(uid, out var frozen) && frozen;

    /// <summary>Lets go of an object: a user acted on it, or it is gone.</summary>
    public void Thaw(string uid) => _byUid.TryRemove(uid, out _);
}
