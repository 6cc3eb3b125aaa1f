using System.Globalization;

namespace Portal.Simulator.Http.Tables;

/// <summary>Ages as kubectl shows them (k8s.io/apimachinery util/duration).</summary>
internal static class HumanDuration
{
    public static string Format(TimeSpan duration)
    {
        var seconds = (long)duration.TotalSeconds;
        if (seconds < -1)
        {
            return "<invalid>";
        }

        return seconds switch
        {
            < 0 => "0s",
            < 120 => Of(seconds, "s"),
            < 600 => Pair(seconds / 60, "m", seconds % 60, "s"),
            < 3 * 3600 => Of(seconds / 60, "m"),
            < 8 * 3600 => Pair(seconds / 3600, "h", seconds / 60 % 60, "m"),
            < 48 * 3600 => Of(seconds / 3600, "h"),
            < 8 * 86400 => Pair(seconds / 86400, "d", seconds / 3600 % 24, "h"),
            < 2L * 365 * 86400 => Of(seconds / 86400, "d"),
            < 8L * 365 * 86400 => Pair(seconds / (365 * 86400), "y", seconds / 86400 % 365, "d"),
            _ => Of(seconds / (365 * 86400), "y"),
        };
    }

    private static string Of(long value, string unit) => value.ToString(CultureInfo.InvariantCulture) + unit;

    private static string Pair(long first, string firstUnit, long second, string secondUnit) =>
        second == 0 ? Of(first, firstUnit) : Of(first, firstUnit) + Of(second, secondUnit);
}
