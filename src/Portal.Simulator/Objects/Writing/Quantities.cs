using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing;

/// <summary>resource.Quantity in its canonical form: 1000m becomes 1, 0.5 becomes 500m, 1024Mi becomes 1Gi.</summary>
internal static class Quantities
{
    private static readonly (string Suffix, decimal Factor)[] Binary =
    [
        ("Ei", 1024m * 1024 * 1024 * 1024 * 1024 * 1024), ("Pi", 1024m * 1024 * 1024 * 1024 * 1024), ("Ti", 1024m * 1024 * 1024 * 1024),
        ("Gi", 1024m * 1024 * 1024), ("Mi", 1024m * 1024), ("Ki", 1024m),
    ];

    private static readonly (string Suffix, decimal Factor)[] Metric =
    [
        ("E", 1e18m), ("P", 1e15m), ("T", 1e12m), ("G", 1e9m), ("M", 1e6m), ("k", 1e3m), ("", 1m), ("m", 1e-3m), ("u", 1e-6m), ("n", 1e-9m),
    ];

    /// <summary>The canonical text; what is no quantity stays as it is for validation to find.</summary>
    public static JsonNode Canonical(JsonValue value)
    {
        var text = value.Text() ?? value.ToJsonString();
        return Parse(text) is { } quantity ? Format(quantity.Value, quantity.IsBinary) : text;
    }

    /// <summary>The number that a quantity stands for, or null.</summary>
    public static (decimal Value, bool IsBinary)? Parse(string text)
    {
        foreach (var (suffix, factor) in Binary)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                return Number(text[..^2]) is { } number ? (number * factor, true) : null;
            }
        }

        foreach (var (suffix, factor) in Metric)
        {
            if (suffix.Length > 0 && text.EndsWith(suffix, StringComparison.Ordinal) && Number(text[..^1]) is { } number)
            {
                return (number * factor, false);
            }
        }

        return Number(text) is { } plain ? (plain, false) : null;
    }

    private static string Format(decimal value, bool isBinary)
    {
        if (value == 0)
        {
            return "0";
        }

        if (isBinary)
        {
            foreach (var (suffix, factor) in Binary)
            {
                if (value % factor == 0)
                {
                    return Text(value / factor) + suffix;
                }
            }
        }

        foreach (var (suffix, factor) in Metric)
        {
            if (value % factor == 0)
            {
                return Text(value / factor) + suffix;
            }
        }

        return Text(value);
    }

    private static string Text(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
