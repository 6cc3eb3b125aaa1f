using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Simulator.Controllers;

/// <summary>Durations as Go writes them (<c>300ms</c>, <c>5s</c>, <c>1h30m</c>); a bare number is seconds.</summary>
public static partial class Durations
{
    /// <summary>The duration, or null when the text is none.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return InRange(seconds);
        }

        var match = Whole().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var total = 0.0;
        foreach (var (number, unit) in match.Groups["n"].Captures.Zip(match.Groups["u"].Captures))
        {
            total += double.Parse(number.ValueSpan, CultureInfo.InvariantCulture) * unit.ValueSpan switch
            {
                "h" => 3600,
                "m" => 60,
                "s" => 1,
                _ => 0.001,
            };
        }

        return InRange(total);
    }

    private static TimeSpan? InRange(double seconds) => seconds <= TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;

    [GeneratedRegex(@"^((?<n>\d+(\.\d+)?)(?<u>h|ms|m|s))+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
