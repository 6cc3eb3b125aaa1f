using System.Collections;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects;

/// <summary>Labels of an object: a small immutable array of pairs with interned keys.</summary>
public sealed class LabelSet : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] _pairs;

    private LabelSet(KeyValuePair<string, string>[] pairs) => _pairs = pairs;

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _pairs.Length;

    /// <summary>Reads the labels of a JSON object of strings; anything else gives no labels.</summary>
    /// <param name="labels">metadata.labels.</param>
    public static LabelSet From(JsonNode? labels)
    {
        if (labels is not JsonObject { Count: > 0 } map)
        {
            return Empty;
        }

        var pairs = new List<KeyValuePair<string, string>>(map.Count);
        foreach (var (key, value) in map)
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var label))
            {
                pairs.Add(new(string.Intern(key), label));
            }
        }

        return new([.. pairs]);
    }

    /// <summary>The value of a label, or null when it is not set.</summary>
    /// <param name="key">Label key.</param>
    public string? Get(string key)
    {
        foreach (var pair in _pairs)
        {
            if (pair.Key == key)
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _pairs.GetEnumerator();
}
