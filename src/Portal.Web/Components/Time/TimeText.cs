using System.Globalization;
using Portal.Core.Text;

namespace Portal.Web.Components.Time;

/// <summary>
/// How times and durations are written, in both languages. Times are UTC, which every page says. Pure: the caller gives the present.
/// </summary>
public static class TimeText
{
    /// <summary>Today only the clock, else day and clock, the year if it is not this one.</summary>
    public static LocalizedText Clock(DateTimeOffset at, DateTimeOffset now)
    {
        var (time, today) = (at.ToUniversalTime(), now.ToUniversalTime());
        if (time.Date == today.Date)
        {
            var clock = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            return new LocalizedText(clock, clock);
        }

        var sameYear = time.Year == today.Year;
        return new LocalizedText(
            time.ToString(sameYear ? "MMM d, HH:mm" : "MMM d, yyyy, HH:mm", CultureInfo.InvariantCulture),
            time.ToString(sameYear ? "M 月 d 日 HH:mm" : "yyyy 年 M 月 d 日 HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>The whole time for titles and exports: ISO 8601 in UTC.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// A duration with two units at most: <c>12 s</c>, <c>31 min</c>, <c>2 h 5 min</c>, <c>1 d 18 h</c>. Below ten minutes in steps of ten
    /// seconds after the first minute, because it ticks that often. Never negative: a clock that is ahead reads as 0 s.
    /// </summary>
    public static LocalizedText Duration(TimeSpan span)
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

    /// <summary>A duration that has passed, as "31 min ago".</summary>
    public static LocalizedText Ago(TimeSpan span)
    {
        var duration = Duration(span);
        return new LocalizedText($"{duration.En} ago", $"{duration.Zh}前");
    }
}
