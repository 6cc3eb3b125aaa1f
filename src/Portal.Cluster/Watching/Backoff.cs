namespace Portal.Cluster.Watching;

/// <summary>Pauses that double from failure to failure up to a limit, each between half and the whole of it so that clients do not come back together.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    private int _failures;

    public TimeSpan Next()
    {
        var whole = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(_failures, 20)));
        _failures++;
        return Jitter(TimeSpan.FromMilliseconds(whole), 0.5);
    }

    public void Reset() => _failures = 0;

    /// <summary>A time between <paramref name="from"/> and once of <paramref name="whole"/>.</summary>
    public static TimeSpan Jitter(TimeSpan whole, double from) => whole * (from + (Random.Shared.NextDouble() * (1 - from)));
}
