namespace Portal.Cluster.Connection;

/// <summary>
/// How far an API server's clock is from ours, from the Date header of its answers. Deadlines in objects (deletionTimestamp and the like) are the
/// server's times, so ages are counted by its clock.
/// </summary>
/// <param name="time">Our clock.</param>
public sealed class ServerClock(TimeProvider time)
{
    // Date has whole seconds and the way takes time: less than this is noise, not skew.
    private static readonly TimeSpan Noise = TimeSpan.FromSeconds(2);

    // An answer that was long under way says little about the clock.
    private static readonly TimeSpan LongestExchange = TimeSpan.FromSeconds(5);
    private long _offsetTicks;

    /// <summary>The server's time minus ours; zero while the difference is below two seconds or nothing was heard.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>The time by the server's clock.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    internal DateTimeOffset Begin() => time.GetUtcNow();

    internal void End(DateTimeOffset sent, DateTimeOffset? date)
    {
        if (date is not { } server)
        {
            return;
        }

        var way = time.GetUtcNow() - sent;
        if (way > LongestExchange || way < TimeSpan.Zero)
        {
            return;
        }

        // The header is cut down to the second: on average the server is half a second further.
        var offset = server + TimeSpan.FromMilliseconds(500) - (sent + (way / 2));
        Interlocked.Exchange(ref _offsetTicks, offset.Duration() < Noise ? 0 : offset.Ticks);
    }
}
