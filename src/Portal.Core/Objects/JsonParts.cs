using System.Globalization;
using System.Text.Json;

namespace Portal.Core.Objects;

/// <summary>Reads parts of an object of unknown shape: what is not there or of another type is empty. Does not throw.</summary>
internal static class JsonParts
{
    private const int LongestText = 2000;

    /// <summary>A field, or nothing.</summary>
    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text, or an empty one; a very long one is cut.</summary>
    public static string Text(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.String } value ? Cut(value.GetString()!) : "";

    /// <summary>A time in UTC, or null.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>A whole number, or null.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>Whether a flag is set.</summary>
    public static bool Flag(this JsonElement element, string name) => element.Get(name).ValueKind == JsonValueKind.True;

    /// <summary>The entries of a list, or none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string Cut(string text) => text.Length <= LongestText ? text
        : $"{text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)}… ({text.Length - LongestText} more characters)";
}
