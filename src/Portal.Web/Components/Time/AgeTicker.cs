namespace Portal.Web.Components.Time;

/// <summary>
/// One calm clock for all ages of one visitor: ticks each ten seconds, and only while something on the page shows an age. Whoever listens
/// renders again only if its text changed.
/// </summary>
public sealed class AgeTicker(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly HashSet<Subscription> _subscriptions = [];
    private ITimer? _timer;

    /// <summary>How many listen; none when no page is shown.</summary>
    public int Listeners
    {
        get
        {
            lock (_lock)
            {
                return _subscriptions.Count;
            }
        }
    }

    /// <summary>Calls back with each tick until disposed. The callback comes on a timer's thread.</summary>
    public IDisposable Subscribe(Action tick)
    {
        var subscription = new Subscription(this, tick);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
            _timer ??= time.CreateTimer(static state => ((AgeTicker)state!).Tick(), this, Period, Period);
        }

        return subscription;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _subscriptions.Clear();
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Tick()
    {
        Subscription[] all;
        lock (_lock)
        {
            all = [.. _subscriptions];
        }

        foreach (var subscription in all)
        {
            subscription.Call();
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
            if (_subscriptions.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private sealed class Subscription(AgeTicker owner, Action tick) : IDisposable
    {
        public void Call() => tick();

        public void Dispose() => owner.Remove(this);
    }
}
