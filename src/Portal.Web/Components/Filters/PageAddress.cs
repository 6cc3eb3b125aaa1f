using Microsoft.AspNetCore.Components;

namespace Portal.Web.Components.Filters;

/// <summary>Page state in the query string.</summary>
public static class PageAddress
{
    /// <summary>The present address with some parameters changed; null takes one away. Whoever filters anew begins at the first page.</summary>
    public static string With(this NavigationManager navigation, params (string Name, string? Value)[] parameters)
    {
        var values = parameters.ToDictionary(static p => p.Name, static p => (object?)p.Value, StringComparer.Ordinal);
        values.TryAdd("after", null);
        values.TryAdd("lang", null);
        return navigation.GetUriWithQueryParameters(values);
    }

    /// <summary>The present address with all values of one parameter, and some others changed.</summary>
    public static string With(this NavigationManager navigation, string name, IEnumerable<string> values, params (string Name, string? Value)[] parameters)
    {
        var all = parameters.Append(("after", null)).Append(("lang", null)).ToDictionary(static p => p.Item1, static p => (object?)p.Item2, StringComparer.Ordinal);
        all[name] = values.ToArray();
        return navigation.GetUriWithQueryParameters(all);
    }

    /// <summary>A value of a closed set from the address; anything else is as if it were not there.</summary>
    public static T? Enum<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 and < 40 } && !char.IsAsciiDigit(text[0]) && System.Enum.TryParse<T>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value)
            ? value
            : null;

    /// <summary>A text from the address, trimmed, without NUL, at most 200 characters; null when there is nothing in it.</summary>
    public static string? Text(string? text)
    {
        var trimmed = text?.Replace("\0", "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed[..Math.Min(trimmed.Length, 200)];
    }
}
