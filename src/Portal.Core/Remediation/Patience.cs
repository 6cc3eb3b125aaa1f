namespace Portal.Core.Remediation;

/// <summary>How long something may still take, by a clock that runs evenly: whatever is done to the time of day neither ends a wait nor makes it endless.</summary>
internal readonly record struct Patience
{
    private readonly TimeProvider _clock;
    private readonly long _begun;
    private readonly TimeSpan _length;

    /// <summary>Begins to wait now, for at most the given time.</summary>
    public Patience(TimeProvider clock, TimeSpan length) => (_clock, _begun, _length) = (clock, clock.GetTimestamp(), length);

    /// <summary>What is left of it, from a moment on that was stored as a time of day, which may have been put forward or back since.</summary>
    public static Patience Since(DateTimeOffset? begun, TimeSpan length, TimeProvider clock)
    {
        var left = begun is { } then ? then + length - clock.GetUtcNow() : length;
        return new Patience(clock, left < TimeSpan.Zero ? TimeSpan.Zero : left > length ? length : left);
    }

    /// <summary>How much of it is left.</summary>
    public TimeSpan Left => _clock.GetElapsedTime(_begun) is var passed && passed < _length ? _length - passed : TimeSpan.Zero;

    /// <summary>Whether it is over.</summary>
    public bool IsOver => IsOverAfter(TimeSpan.Zero);

    /// <summary>Whether it is over when somebody waits for so long first.</summary>
    public bool IsOverAfter(TimeSpan wait) => _clock.GetElapsedTime(_begun) + wait >= _length;
}
