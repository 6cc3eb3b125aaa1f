namespace Portal.Core.Text;

/// <summary>Durations as people read them. Pure.</summary>
public static class DurationText
{
    /// <summary>
    /// A duration with two units at most: <c>12 s</c>, <c>31 min</c>, <c>2 h 5 min</c>, <c>1 d 18 h</c>. Below ten minutes in steps of ten
    /// seconds after the first minute, because it ticks that often. Never negative: a clock that is ahead reads as 0 s.
    /// </summary>
    /// <param name="span">The duration.</param>
    public static LocalizedText Of(TimeSpan span)
    {
        var s = (long)Math.Max(0, span.TotalSeconds);
        return s switch
        {
            < 60 => new($"{s} s", $"{s} 秒"),
            < 600 when s % 60 < 10 => new($"{s / 60} min", $"{s / 60} 分钟"),
            < 600 => new($"{s / 60} min {s % 60 / 10 * 10} s", $"{s / 60} 分 {s % 60 / 10 * 10} 秒"),
            < 3600 => new($"{s / 60} min", $"{s / 60} 分钟"),
            < 86400 when s % 3600 < 60 => new($"{s / 3600} h", $"{s / 3600} 小时"),
            < 86400 => new($"{s / 3600} h {s % 3600 / 60} min", $"{s / 3600} 小时 {s % 3600 / 60} 分钟"),
            _ when s % 86400 < 3600 => new($"{s / 86400} d", $"{s / 86400} 天"),
            _ => new($"{s / 86400} d {s % 86400 / 3600} h", $"{s / 86400} 天 {s % 86400 / 3600} 小时"),
        };
    }
}
