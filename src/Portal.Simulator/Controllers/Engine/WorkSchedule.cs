namespace Portal.Simulator.Controllers.Engine;

/// <summary>
/// What is to be done, and when: at most one entry for each controller and key, the earliest time asked for. Entries of the same time are done
/// in the order in which they were asked for, so that a run with a fake clock is the same each time. Not thread-safe.
/// </summary>
public sealed class WorkSchedule(TimeProvider time)
{
    private readonly PriorityQueue<(string Controller, string Key, DateTimeOffset Due), (DateTimeOffset Due, long Order)> _queue = new();
    private readonly Dictionary<(string Controller, string Key), DateTimeOffset> _due = [];
    private long _order;

    /// <summary>The clock.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>When the next entry is due; null when there is none.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (_queue.TryPeek(out var entry, out _))
            {
                if (_due.TryGetValue((entry.Controller, entry.Key), out var due) && due == entry.Due)
                {
                    return due;
                }

                _queue.Dequeue();
            }

            return null;
        }
    }

    /// <summary>Asks for a key to be done at once.</summary>
    public void Add(IController controller, string key) => Add(controller, key, Now);

    /// <summary>Asks for a key to be done after a while.</summary>
    public void Add(IController controller, string key, TimeSpan delay) => Add(controller, key, Now + delay);

    /// <summary>Asks for a key to be done at a time; an earlier time that was asked for stays.</summary>
    public void Add(IController controller, string key, DateTimeOffset due)
    {
        if (_due.TryGetValue((controller.Name, key), out var existing) && existing <= due)
        {
            return;
        }

        _due[(controller.Name, key)] = due;
        _queue.Enqueue((controller.Name, key, due), (due, _order++));
    }

    /// <summary>Takes the first entry that is due.</summary>
    internal bool TryTake(out (string Controller, string Key) entry)
    {
        entry = default;
        if (NextDue is not { } due || due > Now)
        {
            return false;
        }

        var taken = _queue.Dequeue();
        entry = (taken.Controller, taken.Key);
        _due.Remove(entry);
        return true;
    }
}
