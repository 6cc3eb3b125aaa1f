using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>
/// The objects of one resource with the history of their writes. All members are called under the store's lock, except
/// <see cref="Changed"/>.
/// </summary>
internal sealed class ResourceTable(int historyCapacity)
{
    private readonly List<HistoryEntry> _history = [];
    private ImmutableSortedSet<StoredObject> _base = Empty;
    private TaskCompletionSource _changed = NewSignal();

    public static ImmutableSortedSet<StoredObject> Empty { get; } = ImmutableSortedSet.Create<StoredObject>(EtcdKeyComparer.Instance);

    public ImmutableSortedSet<StoredObject> Current { get; private set; } = Empty;

    /// <summary>Revision before which neither events nor snapshots are kept any more.</summary>
    public long Compacted { get; private set; }

    /// <summary>Completes at the next write; take it before reading.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public void Append(WatchEventType type, StoredObject current, StoredObject? previous)
    {
        var without = previous is null ? Current : Current.Remove(previous);
        Current = type == WatchEventType.Deleted ? without : without.Add(current);
        _history.Add(new(current.Revision, type, current, previous, Current));
        if (_history.Count > historyCapacity + (historyCapacity / 4))
        {
            Trim(_history.Count - historyCapacity);
        }

        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
    }

    public void Compact(long revision)
    {
        Trim(CountUpTo(revision));
        Compacted = Math.Max(Compacted, revision);
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
    }

    /// <summary>Holds exactly these objects, with no history before the revision.</summary>
    public void Reset(ImmutableSortedSet<StoredObject> objects, long revision)
    {
        _history.Clear();
        _base = Current = objects;
        Compacted = revision;
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
    }

    /// <summary>Events after the revision, at most <paramref name="max"/>; null when they are no longer kept.</summary>
    public IReadOnlyList<HistoryEntry>? ReadAfter(long revision, int max)
    {
        if (revision < Compacted)
        {
            return null;
        }

        var first = CountUpTo(revision);
        return first == _history.Count ? [] : _history.GetRange(first, Math.Min(max, _history.Count - first));
    }

    /// <summary>The objects as they were at the revision; null when that is no longer kept.</summary>
    public ImmutableSortedSet<StoredObject>? At(long revision)
    {
        if (revision < Compacted)
        {
            return null;
        }

        var count = CountUpTo(revision);
        return count == 0 ? _base : _history[count - 1].After;
    }

    private int CountUpTo(long revision)
    {
        var (low, high) = (0, _history.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _history[middle].Revision <= revision ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Trim(int count)
    {
        if (count > 0)
        {
            _base = _history[count - 1].After;
            Compacted = Math.Max(Compacted, _history[count - 1].Revision);
            _history.RemoveRange(0, count);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
