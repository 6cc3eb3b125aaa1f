using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Cluster.Discovery;

/// <summary>Reads fields of discovery documents, whatever they hold.</summary>
internal static class DiscoveryJson
{
    public static string Text(JsonElement element, string name)
    {
        try
        {
            return Get(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"; // Invalid UTF-8: it must not pass for an empty name.
        }
    }

    public static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static ImmutableArray<string> Texts(JsonElement element, string name, Func<string, bool> isSound)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(element, name))
        {
            try
            {
                if (item.ValueKind == JsonValueKind.String && item.GetString() is { } text && isSound(text))
                {
                    texts.Add(text);
                }
            }
            catch (InvalidOperationException)
            {
                // Invalid UTF-8: not a name.
            }
        }

        return texts.DrainToImmutable();
    }
}
