using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Core.Knowledge.Exchange;

namespace Portal.Core.Objects;

/// <summary>Writes JSON as YAML in the form of kubectl. What cannot be seen is escaped, so the text is safe to read. Pure.</summary>
internal static partial class ObjectYaml
{
    /// <summary>The text; each line ends with a line end.</summary>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        switch (node)
        {
            case JsonObject { Count: > 0 } obj:
                Fields(obj, 0, text);
                break;
            case JsonArray { Count: > 0 } array:
                Items(array, 0, text);
                break;
            default:
                text.Append(Leaf(node)).Append('\n');
                break;
        }

        return text.ToString();
    }

    private static void Fields(JsonObject obj, int indent, StringBuilder text)
    {
        var first = true;
        foreach (var (key, value) in obj)
        {
            // The first field of a list's entry stands behind its dash.
            text.Append(' ', first && text.Length > 0 && text[^1] != '\n' ? 0 : indent).Append(Scalar(key)).Append(':');
            first = false;
            switch (value)
            {
                case JsonObject { Count: > 0 } child:
                    text.Append('\n');
                    Fields(child, indent + 2, text);
                    break;
                case JsonArray { Count: > 0 } list:
                    text.Append('\n');
                    Items(list, indent, text);
                    break;
                default:
                    text.Append(' ').Append(Leaf(value)).Append('\n');
                    break;
            }
        }
    }

    private static void Items(JsonArray array, int indent, StringBuilder text)
    {
        var first = true;
        foreach (var item in array)
        {
            text.Append(' ', first && text.Length > 0 && text[^1] != '\n' ? 0 : indent).Append("- ");
            first = false;
            switch (item)
            {
                case JsonObject { Count: > 0 } child:
                    Fields(child, indent + 2, text);
                    break;
                case JsonArray { Count: > 0 } list:
                    Items(list, indent + 2, text);
                    break;
                default:
                    text.Append(Leaf(item)).Append('\n');
                    break;
            }
        }
    }

    private static string Leaf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        JsonValue value when value.TryGetValue<string>(out var text) => Scalar(text),
        _ => node.ToJsonString(),
    };

    // Names of images, paths and labels need no quotes, as kubectl writes them; all else is YamlText's decision.
    private static string Scalar(string text) => Name().IsMatch(text) ? text : YamlText.Scalar(text);

    [GeneratedRegex(@"\A[A-Za-z/][A-Za-z0-9_./:@+-]*[./:@+][A-Za-z0-9_./:@+-]*[A-Za-z0-9]\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
