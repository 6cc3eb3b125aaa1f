namespace Portal.Cluster.Watching;

/// <summary>
/// Says that something changed, not what: whoever listens looks at the newest snapshot. Any number of changes while a listener is busy are one signal, so
/// a slow listener neither stops the watch nor makes a queue grow.
/// </summary>
/// <remarks>Register first, then read: a change in between is signalled.</remarks>
public sealed class ChangeSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = New();
    private Subscription[] _subscriptions = [];

    /// <summary>Ends at the next change. Take it before you read: <c>var next = signal.Next; Read(); await next;</c>.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Number of listeners, for tests that none is left behind.</summary>
    public int SubscriberCount => Volatile.Read(ref _subscriptions).Length;

    /// <summary>Calls back after changes, on a thread of the pool, never twice at once.</summary>
    /// <param name="listener">Must not throw; an exception goes unobserved into the process' handler.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable Subscribe(Action listener)
    {
        var subscription = new Subscription(this, listener);
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    /// <summary>Tells all who wait.</summary>
    public void Raise()
    {
        Interlocked.Exchange(ref _next, New()).TrySetResult();
        foreach (var subscription in Volatile.Read(ref _subscriptions))
        {
            subscription.Queue();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(s => s != subscription)];
        }
    }

    private sealed class Subscription(ChangeSignal owner, Action listener) : IDisposable
    {
        private const int Idle = 0;
        private const int Busy = 1;
        private const int BusyAndAgain = 2;
        private int _state;
        private volatile bool _ended;

        public void Queue()
        {
            while (true)
            {
                var seen = Volatile.Read(ref _state);
                if (seen == BusyAndAgain || Interlocked.CompareExchange(ref _state, seen + 1, seen) == seen)
                {
                    if (seen == Idle)
                    {
                        ThreadPool.UnsafeQueueUserWorkItem(static s => s.Run(), this, preferLocal: false);
                    }

                    return;
                }
            }
        }

        public void Dispose()
        {
            _ended = true;
            owner.Remove(this);
        }

        private void Run()
        {
            do
            {
                Interlocked.Exchange(ref _state, Busy);
                if (!_ended)
                {
                    listener();
                }
            }
            while (Interlocked.CompareExchange(ref _state, Idle, Busy) != Busy);
        }
    }
}
