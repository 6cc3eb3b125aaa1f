namespace Portal.Core.Knowledge.Matching;

/// <summary>A value of JSON in a paste. Of a string, the place is that between the quotes.</summary>
/// <param name="Kind">One of <c>{ [ "</c>, or <c>x</c> for a number, true, false or null.</param>
/// <param name="Start">Where it begins in the paste.</param>
/// <param name="Length">How long it is.</param>
internal sealed record JsonValue(char Kind, int Start, int Length)
{
    /// <summary>The members of an object, in order; a key that is there twice counts with its last value.</summary>
    public Dictionary<string, JsonValue> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The items of an array.</summary>
    public List<JsonValue> Items { get; } = [];

    /// <summary>The string of a member; null if it is none.</summary>
    public JsonValue? StringOf(string key) => Members.TryGetValue(key, out var value) && value is { Kind: '"', Length: > 0 } ? value : null;

    /// <summary>The object of a member; null if it is none.</summary>
    public JsonValue? ObjectOf(string key) => Members.TryGetValue(key, out var value) && value.Kind == '{' ? value : null;
}
