namespace Portal.Cluster.Watching;

/// <summary>Cancels a read when nothing has come for too long, or when the whole has lasted too long.</summary>
internal sealed class SilenceGuard : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan? _silence;
    private readonly CancellationTokenSource _ended;
    private readonly ITimer _timer;
    private readonly long _born;
    private readonly TimeSpan _life;
    private long _heard;

    public SilenceGuard(TimeProvider time, TimeSpan? silence, TimeSpan life, CancellationToken outer)
    {
        _time = time;
        _silence = silence;
        _life = life;
        _born = _heard = time.GetTimestamp();
        _ended = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = time.CreateTimer(static state => ((SilenceGuard)state!).Look(), this, Due(), Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _ended.Token;

    /// <summary>Nothing was heard for too long.</summary>
    public bool Silent { get; private set; }

    /// <summary>It lasted too long.</summary>
    public bool Overdue { get; private set; }

    /// <summary>Something came.</summary>
    public void Heard() => Volatile.Write(ref _heard, _time.GetTimestamp());

    public void Dispose()
    {
        _timer.Dispose();
        _ended.Dispose();
    }

    private TimeSpan Due()
    {
        var life = _life - _time.GetElapsedTime(_born);
        var silence = _silence is { } limit ? limit - _time.GetElapsedTime(Volatile.Read(ref _heard)) : life;
        var due = silence < life ? silence : life;
        return due > TimeSpan.Zero ? due : TimeSpan.Zero;
    }

    private void Look()
    {
        try
        {
            Silent = _silence is { } limit && _time.GetElapsedTime(Volatile.Read(ref _heard)) >= limit;
            Overdue = _time.GetElapsedTime(_born) >= _life;
            if (Silent || Overdue)
            {
                _ended.Cancel();
            }
            else
            {
                _timer.Change(Due(), Timeout.InfiniteTimeSpan);
            }
        }
        catch (ObjectDisposedException)
        {
            // The read ended while the timer was about to look.
        }
    }
}
