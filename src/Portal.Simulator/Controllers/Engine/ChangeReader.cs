using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>
/// Reads what was written to the store since the last call, over all resources, in the order of the writes. When a resource's history was
/// outrun, or the store was put back to a backup, the objects are listed again and compared with what was known.
/// </summary>
internal sealed class ChangeReader(SimulatedApi api, FoundObjects found)
{
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<ObjectKey, StoredObject>> _known = new(StringComparer.Ordinal);

    /// <summary>The store's revision up to which everything was read.</summary>
    public long Revision { get; private set; } = -1;

    /// <summary>Whether there is more to read.</summary>
    public bool HasMore => api.Store.Revision != Revision;

    /// <summary>The changes since the last call.</summary>
    public Queue<ObjectChange> Read()
    {
        var changes = new List<ObjectChange>();
        while (HasMore)
        {
            var upTo = api.Store.Revision;
            if (upTo < Revision)
            {
                _positions.Clear();
            }

            var before = changes.Count;
            foreach (var resource in api.Resources.All.DistinctBy(resource => resource.StorageKey))
            {
                Read(resource, changes);
            }

            changes.Sort(before, changes.Count - before, ByRevision.Instance);
            Revision = upTo;
        }

        return new Queue<ObjectChange>(changes);
    }

    private void Read(ResourceDefinition resource, List<ObjectChange> changes)
    {
        if (!_positions.TryGetValue(resource.StorageKey, out var position))
        {
            List(resource, changes);
            return;
        }

        while (true)
        {
            var (events, upTo, _) = api.Store.ReadAfter(resource.StorageKey, position);
            if (events is null)
            {
                List(resource, changes);
                return;
            }

            foreach (var entry in events)
            {
                changes.Add(Note(entry.Type, resource, entry.Object, entry.Previous));
            }

            _positions[resource.StorageKey] = position = upTo;
            if (events.Count == 0)
            {
                return;
            }
        }
    }

    private ObjectChange Note(WatchEventType type, ResourceDefinition resource, StoredObject stored, StoredObject? previous)
    {
        var change = new ObjectChange(type, resource, stored, previous, type == WatchEventType.Added && found.Contains(stored.Uid));
        if (type == WatchEventType.Deleted)
        {
            Known(resource).Remove(change.Key);
        }
        else
        {
            Known(resource)[change.Key] = stored;
        }

        return change;
    }

    private void List(ResourceDefinition resource, List<ObjectChange> changes)
    {
        var snapshot = api.Store.Snapshot(resource.StorageKey);
        var before = _known.GetValueOrDefault(resource.StorageKey) ?? [];
        var after = new Dictionary<ObjectKey, StoredObject>(snapshot.Objects.Count);
        _known[resource.StorageKey] = after;
        foreach (var stored in snapshot.Objects)
        {
            var key = new ObjectKey(resource.StorageKey, stored.Namespace, stored.Name);
            after[key] = stored;
            if (!before.Remove(key, out var known))
            {
                changes.Add(new(WatchEventType.Added, resource, stored, null, true));
            }
            else if (known.Uid != stored.Uid)
            {
                changes.AddRange([new(WatchEventType.Deleted, resource, known, null, false), new(WatchEventType.Added, resource, stored, null, true)]);
            }
            else if (known.Revision != stored.Revision)
            {
                changes.Add(new(WatchEventType.Modified, resource, stored, known, false));
            }
        }

        changes.AddRange(before.Values.Select(gone => new ObjectChange(WatchEventType.Deleted, resource, gone, null, false)));
        _positions[resource.StorageKey] = snapshot.Revision;
    }

    private Dictionary<ObjectKey, StoredObject> Known(ResourceDefinition resource)
    {
        if (!_known.TryGetValue(resource.StorageKey, out var known))
        {
            _known[resource.StorageKey] = known = [];
        }

        return known;
    }
}
