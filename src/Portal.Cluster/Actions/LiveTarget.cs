using System.Text.Json;

namespace Portal.Cluster.Actions;

/// <summary>
/// The few fields of an object as the API server has it now that decide whether a planned change may be sent or has happened. Whatever the JSON
/// looks like, reading it does not throw: what is not there or of another type is empty.
/// </summary>
/// <param name="Uid"><c>metadata.uid</c>.</param>
/// <param name="ResourceVersion"><c>metadata.resourceVersion</c>.</param>
/// <param name="Deleting">Whether <c>metadata.deletionTimestamp</c> is set.</param>
/// <param name="GracePeriodSeconds"><c>metadata.deletionGracePeriodSeconds</c>, or null.</param>
/// <param name="Finalizers"><c>metadata.finalizers</c>.</param>
/// <param name="SpecFinalizers"><c>spec.finalizers</c>, which namespaces have.</param>
public sealed record LiveTarget(
    string Uid, string ResourceVersion, bool Deleting, long? GracePeriodSeconds, IReadOnlyList<string> Finalizers, IReadOnlyList<string> SpecFinalizers)
{
    /// <summary>No object of that name.</summary>
    public static LiveTarget None { get; } = new("", "", false, null, [], []);

    /// <summary>
    /// Whether the object with a uid is not there any more: no object of that name, or another one. An answer without a uid says nothing, so it
    /// does not count as gone.
    /// </summary>
    public bool IsGone(string uid) => ReferenceEquals(this, None) || (Uid.Length > 0 && Uid != uid);

    /// <summary>Reads the fields.</summary>
    /// <param name="current">The object, or null if there is none of that name.</param>
    public static LiveTarget Of(JsonElement? current)
    {
        if (current is not { } obj)
        {
            return None;
        }

        var metadata = Get(obj, "metadata");
        var grace = Get(metadata, "deletionGracePeriodSeconds");
        return new LiveTarget(
            Text(metadata, "uid"),
            Text(metadata, "resourceVersion"),
            Text(metadata, "deletionTimestamp").Length > 0,
            grace.ValueKind == JsonValueKind.Number && grace.TryGetInt64(out var seconds) ? seconds : null,
            Texts(Get(metadata, "finalizers")),
            Texts(Get(Get(obj, "spec"), "finalizers")));
    }

    /// <summary>A field, or nothing.</summary>
    internal static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text field, or empty.</summary>
    internal static string Text(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static IReadOnlyList<string> Texts(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Where(static text => text.ValueKind == JsonValueKind.String).Select(static text => text.GetString()!)]
        : [];
}
