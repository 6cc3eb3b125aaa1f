using System.Globalization;

namespace Portal.Simulator.Objects;

/// <summary>Times as the API writes them.</summary>
public static class Timestamps
{
    /// <summary><c>2026-01-01T00:00:00Z</c>: whole seconds, as metav1.Time is written.</summary>
    /// <param name="time">Any offset.</param>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>2026-01-01T00:00:00.000000Z</c>: microseconds, as metav1.MicroTime (leases, event series) is written.</summary>
    /// <param name="time">Any offset.</param>
    public static string FormatMicro(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads either form; null when the text is no time.</summary>
    /// <param name="text">The text, or null.</param>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
