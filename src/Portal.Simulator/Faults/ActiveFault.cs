namespace Portal.Simulator.Faults;

/// <summary>A fault that is in force, with its counters. Dispose it to end it: stalled answers then go on.</summary>
public sealed class ActiveFault : IDisposable
{
    private readonly Action<ActiveFault> _remove;
    private readonly Random _random;
    private readonly int _seed;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _removed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _matched;
    private int _hits;

    internal ActiveFault(string id, Fault fault, int seed, Action<ActiveFault> remove)
    {
        Id = id;
        Fault = fault;
        _seed = fault.Seed ?? seed;
        _random = new Random(_seed);
        _remove = remove;
    }

    /// <summary>Names the fault in the set.</summary>
    public string Id { get; }

    /// <summary>What goes wrong.</summary>
    public Fault Fault { get; }

    /// <summary>Requests that the match covered, hit or not.</summary>
    public int Matched => Volatile.Read(ref _matched);

    /// <summary>Requests that were hit.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Ends when the fault is removed.</summary>
    internal Task Removed => _removed.Task;

    /// <summary>Whether the fault is still in force.</summary>
    internal bool InForce => !_removed.Task.IsCompleted;

    /// <summary>Removes the fault from its set.</summary>
    public void Dispose() => _remove(this);

    internal void End() => _removed.TrySetResult();

    /// <summary>Counts a request that the match covers, and decides whether it is hit.</summary>
    /// <param name="random">Random numbers for this hit alone: the same for the same seed and number of the hit, whatever runs beside it.</param>
    internal bool TryHit(out Random random)
    {
        lock (_lock)
        {
            random = _random;
            var number = ++_matched;
            if (!InForce || number < Fault.Match.Nth || _hits >= Fault.Match.Times || _random.NextDouble() >= Fault.Match.Probability)
            {
                return false;
            }

            random = new Random(unchecked((_seed * 397) ^ ++_hits));
            return true;
        }
    }
}
