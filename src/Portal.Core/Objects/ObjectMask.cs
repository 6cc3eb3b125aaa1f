using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Core.Objects;

/// <summary>
/// Copies an object without what may be a secret: values of environment variables, arguments and probe headers, data of ConfigMaps and Secrets, whole
/// manifests in annotations, and whatever is called a password or a token. The copy is bounded, whatever the object is like.
/// </summary>
internal sealed partial class ObjectMask
{
    /// <summary>Stands for a value that is not shown.</summary>
    public const string HiddenValue = "(value hidden)";

    private const int LongestText = 4096;
    private const int LongestList = 1000;
    private const int MostValues = 50_000;
    private const int MostCharacters = 1_000_000;
    private const int Deepest = 50;

    private static readonly string[] SecretNames =
    [
        "password", "passwd", "passphrase", "token", "accesstoken", "refreshtoken", "bearertoken", "authtoken", "apikey", "apitoken", "secretkey",
        "secretaccesskey", "clientsecret", "privatekey", "connectionstring", "dsn", "credentials",
    ];

    private int _values;
    private int _characters;

    /// <summary>How many values were hidden.</summary>
    public int Hidden { get; private set; }

    /// <summary>How many texts, lists and branches were cut.</summary>
    public int Cut { get; private set; }

    private bool IsFull => _values > MostValues || _characters > MostCharacters;

    /// <summary>Copies an object, without its managed fields.</summary>
    public JsonObject Copy(JsonElement root)
    {
        var copy = (JsonObject)Value("", root, 0)!;
        if (copy["metadata"] is JsonObject metadata)
        {
            metadata.Remove("managedFields");
        }

        if (Text(copy["kind"]) is "Secret" or "ConfigMap")
        {
            foreach (var part in (string[])["data", "binaryData", "stringData"])
            {
                HideAll(copy[part] as JsonObject);
            }
        }

        return Ordered(copy);
    }

    // As kubectl writes it, whatever the order of the server.
    private static JsonObject Ordered(JsonObject copy)
    {
        var ordered = new JsonObject();
        foreach (var name in ((string[])["apiVersion", "kind", "metadata"]).Concat(copy.Select(static pair => pair.Key)).Distinct(StringComparer.Ordinal).ToList())
        {
            if (copy.ContainsKey(name))
            {
                var value = copy[name];
                copy.Remove(name);
                ordered[name] = value;
            }
        }

        return ordered;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool IsSecret(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '.']) + 1)..];
        var plain = last.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return SecretNames.Contains(plain, StringComparer.OrdinalIgnoreCase)
            || name.Contains("last-applied", StringComparison.OrdinalIgnoreCase) || name == "objectset.rio.cattle.io/applied";
    }

    private void HideAll(JsonObject? map)
    {
        foreach (var key in map?.Select(static pair => pair.Key).ToList() ?? [])
        {
            map![key] = HiddenValue;
            Hidden++;
        }
    }

    private JsonNode? Value(string name, JsonElement element, int depth)
    {
        _values++;
        if (IsFull || depth > Deepest)
        {
            Cut++;
            return depth == 0 ? new JsonObject() : JsonValue.Create("… (not shown: the object is too large)");
        }

        return element.ValueKind switch
        {
            JsonValueKind.Object => Object(element, depth),
            JsonValueKind.Array when name is "args" or "command" => Arguments(name, element),
            JsonValueKind.Array => Array(name, element, depth),
            JsonValueKind.String when IsSecret(name) => Hide(),
            JsonValueKind.String => JsonValue.Create(Shorten(element.GetString()!)),
            JsonValueKind.Null => null,
            _ => JsonValue.Create(element.Clone()),
        };
    }

    private JsonObject Object(JsonElement element, int depth)
    {
        var copy = new JsonObject();
        foreach (var property in element.EnumerateObject())
        {
            if (IsFull)
            {
                Cut++;
                break;
            }

            copy[Shorten(property.Name)] = Value(property.Name, property.Value, depth + 1);
        }

        return copy;
    }

    private JsonArray Array(string name, JsonElement element, int depth)
    {
        var copy = new JsonArray();
        foreach (var item in element.EnumerateArray())
        {
            if (copy.Count == LongestList || IsFull)
            {
                Cut++;
                copy.Add(JsonValue.Create($"… ({element.GetArrayLength() - copy.Count} more)"));
                break;
            }

            // Environment variables and headers of probes are lists of names and values.
            var entry = Value("", item, depth + 1);
            if (name is "env" or "httpHeaders" && entry is JsonObject pair && pair.ContainsKey("value"))
            {
                pair["value"] = Hide();
            }

            copy.Add(entry);
        }

        return copy;
    }

    // The program and the names of flags are shown; what stands behind them may be a password.
    private JsonArray Arguments(string name, JsonElement element)
    {
        var copy = new JsonArray();
        foreach (var item in element.EnumerateArray().Take(LongestList))
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            copy.Add(name == "command" && copy.Count == 0 ? JsonValue.Create(Shorten(text))
                : Flag().Match(text) is { Success: true } flag ? JsonValue.Create(flag.Length == text.Length ? text : flag.Value + Hide())
                : Hide());
        }

        return copy;
    }

    private JsonValue Hide()
    {
        Hidden++;
        return JsonValue.Create(HiddenValue);
    }

    private string Shorten(string text)
    {
        if (text.Length > LongestText)
        {
            Cut++;
            var end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
            text = $"{text[..end]}… ({text.Length - end} more characters)";
        }

        _characters += text.Length;

        if (!text.Contains('@', StringComparison.Ordinal) || !text.Contains("://", StringComparison.Ordinal))
        {
            return text;
        }

        var shown = UserInfo().Replace(text, $"://{HiddenValue}@");
        Hidden += ReferenceEquals(shown, text) ? 0 : 1;
        return shown;
    }

    [GeneratedRegex(@"\A--?[A-Za-z][A-Za-z0-9_.-]{0,80}(?:=|\z)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Flag();

    [GeneratedRegex(@"://[^/@\s]{1,300}@", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInfo();
}
