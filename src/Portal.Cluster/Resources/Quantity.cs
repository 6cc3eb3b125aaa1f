using System.Globalization;

namespace Portal.Cluster.Resources;

/// <summary>Reads quantities as Kubernetes writes them: <c>250m</c>, <c>1.5</c>, <c>128Mi</c>, <c>1e3</c>.</summary>
public static class Quantity
{
    private static readonly (string Suffix, decimal Factor)[] Suffixes =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("Pi", 1L << 50), ("Ei", 1L << 60),
        ("n", 0.000_000_001m), ("u", 0.000_001m), ("m", 0.001m), ("k", 1_000m), ("M", 1_000_000m), ("G", 1_000_000_000m),
        ("T", 1_000_000_000_000m), ("P", 1_000_000_000_000_000m), ("E", 1_000_000_000_000_000_000m),
    ];

    /// <summary>The value times a thousand, rounded up as the scheduler does; null if it is no quantity or too large.</summary>
    public static long? Thousandths(string text) => Round(text, 1_000m);

    /// <summary>The value, rounded up as the scheduler does; null if it is no quantity or too large.</summary>
    public static long? Whole(string text) => Round(text, 1m);

    private static long? Round(string text, decimal times)
    {
        var number = text.AsSpan();
        var factor = 1m;
        foreach (var (suffix, value) in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                number = number[..^suffix.Length];
                factor = value;
                break;
            }
        }

        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var parsed)
            || Math.Abs(parsed) > 1_000_000_000_000_000_000m || (parsed != 0 && Math.Abs(parsed) * factor > long.MaxValue / times))
        {
            return null;
        }

        return (long)Math.Ceiling(parsed * factor * times);
    }
}
