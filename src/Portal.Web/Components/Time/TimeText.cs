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

    /// <summary>A duration with two units at most, as <see cref="DurationText.Of"/> writes it.</summary>
    public static LocalizedText Duration(TimeSpan span) => DurationText.Of(span);

    /// <summary>A duration that has passed, as "31 min ago".</summary>
    public static LocalizedText Ago(TimeSpan span)
    {
        var duration = Duration(span);
        return new LocalizedText($"{duration.En} ago", $"{duration.Zh}前");
    }
}
