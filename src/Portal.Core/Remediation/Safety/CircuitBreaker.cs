namespace Portal.Core.Remediation.Safety;

/// <summary>
/// Stops a playbook that fails again and again. Its state is not stored: it follows from the runs that failed, so no replica can have another, and
/// none can forget it. Pure.
/// </summary>
public static class CircuitBreaker
{
    /// <summary>The state now.</summary>
    /// <param name="failures">When runs of the playbook failed, in any order.</param>
    /// <param name="resetAt">Failures up to then do not count.</param>
    /// <param name="settings">The limits.</param>
    /// <param name="now">The portal's time.</param>
    public static BreakerState Of(IEnumerable<DateTimeOffset> failures, DateTimeOffset? resetAt, SafetySettings settings, DateTimeOffset now)
    {
        var window = TimeSpan.FromMinutes(settings.BreakerWindowMinutes);
        var open = TimeSpan.FromMinutes(settings.BreakerOpenMinutes);
        var times = failures.Where(at => SafetyClock.IsPast(at, now) && !(resetAt is { } reset && SafetyClock.IsPast(reset, now) && at <= reset)).Order().ToList();
        DateTimeOffset? tripped = null;
        for (var last = settings.BreakerFailures - 1; last < times.Count; last++)
        {
            if (times[last] - times[last - settings.BreakerFailures + 1] <= window)
            {
                tripped = times[last];
            }
        }

        return new BreakerState(times.Count(at => now - at <= window), tripped, tripped + open is { } until && now < until ? until : null);
    }
}
