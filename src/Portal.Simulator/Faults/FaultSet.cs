using System.Globalization;

namespace Portal.Simulator.Faults;

/// <summary>The faults in force on one server; may be changed at any time from any thread. Equal seeds and equal requests give equal faults.</summary>
public sealed class FaultSet(int seed = 1)
{
    private readonly Lock _lock = new();
    private ActiveFault[] _faults = [];
    private int _lastId;

    /// <summary>Takes the server away for a time; set by whoever hosts it.</summary>
    internal Action<TimeSpan>? ServerDown { get; set; }

    /// <summary>The faults in force, in the order in which they were added and are applied.</summary>
    public IReadOnlyList<ActiveFault> Active => Volatile.Read(ref _faults);

    /// <summary>Puts a fault in force.</summary>
    /// <exception cref="ArgumentException">The fault contradicts itself; the message lists every problem.</exception>
    public ActiveFault Add(Fault fault)
    {
        var problems = fault.Problems().ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(fault));
        }

        lock (_lock)
        {
            var id = (++_lastId).ToString(CultureInfo.InvariantCulture);
            var active = new ActiveFault(id, fault, unchecked(seed + _lastId), Remove);
            Volatile.Write(ref _faults, [.. _faults, active]);
            return active;
        }
    }

    /// <summary>Puts several faults in force, in order.</summary>
    public void AddRange(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            Add(fault);
        }
    }

    /// <summary>Ends the fault with this id. False: there is none.</summary>
    public bool Remove(string id)
    {
        var fault = Active.FirstOrDefault(f => f.Id == id);
        fault?.Dispose();
        return fault is not null;
    }

    /// <summary>Ends every fault.</summary>
    public void Clear()
    {
        foreach (var fault in Active)
        {
            fault.Dispose();
        }
    }

    /// <summary>The faults that hit this request, each with its random numbers.</summary>
    internal List<FaultHit> Hit(HttpRequest request)
    {
        var faults = Active;
        if (faults.Count == 0)
        {
            return [];
        }

        var target = RequestTarget.Of(request);
        var pathAndQuery = request.Path.ToUriComponent() + request.QueryString;
        var hits = new List<FaultHit>();
        foreach (var active in faults)
        {
            if (active.Fault.Match.Covers(target, pathAndQuery) && active.TryHit(out var random))
            {
                hits.Add(new FaultHit(active, random));
            }
        }

        return hits;
    }

    private void Remove(ActiveFault fault)
    {
        lock (_lock)
        {
            Volatile.Write(ref _faults, [.. _faults.Where(f => f != fault)]);
        }

        fault.End();
    }
}
