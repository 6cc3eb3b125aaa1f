namespace Portal.Core.Remediation.Safety;

/// <summary>
/// Times of day of other replicas and of before a clock was put back. What lies in the future cannot be dated, and counts for nothing: else it would stop
/// people for as long as the clock was put back.
/// </summary>
internal static class SafetyClock
{
    // Replicas' clocks differ by less.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Whether a time is past, as far as clocks agree.</summary>
    public static bool IsPast(DateTimeOffset at, DateTimeOffset now) => at <= now + Tolerance;

    /// <summary>The newest time that is past.</summary>
    public static DateTimeOffset Newest(DateTimeOffset now) => now + Tolerance;
}
