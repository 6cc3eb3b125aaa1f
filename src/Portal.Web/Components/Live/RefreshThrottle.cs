namespace Portal.Web.Components.Live;

/// <summary>
/// At most one refresh waits and at most one runs, and two never start within the interval: a storm of signals costs one read. The first
/// signal after a quiet time is answered at once.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="interval">Least time between two starts.</param>
/// <param name="refresh">The refresh; must not throw.</param>
public sealed class RefreshThrottle(TimeProvider time, TimeSpan interval, Func<Task> refresh) : IDisposable
{
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private long? _lastStart;
    private bool _queued;
    private bool _running;
    private bool _disposed;

    /// <summary>Asks for a refresh. From any thread; cheap; what is asked while one waits is that one.</summary>
    public void Request()
    {
        lock (_lock)
        {
            if (_disposed || _queued)
            {
                return;
            }

            _queued = true;
            if (!_running)
            {
                Schedule();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer?.Dispose();
        }
    }

    private void Schedule()
    {
        var wait = _lastStart is { } last ? interval - time.GetElapsedTime(last) : TimeSpan.Zero;
        _timer ??= time.CreateTimer(static state => _ = ((RefreshThrottle)state!).RunAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync()
    {
        lock (_lock)
        {
            if (_disposed || _running || !_queued)
            {
                return;
            }

            _queued = false;
            _running = true;
            _lastStart = time.GetTimestamp();
        }

        try
        {
            await refresh();
        }
        finally
        {
            lock (_lock)
            {
                _running = false;
                if (_queued && !_disposed)
                {
                    Schedule();
                }
            }
        }
    }
}
