using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Simulator.Text;

/// <summary>
/// Reads YAML (and so JSON) as JSON, with the scalar rules that the API server's own parser has: quoted is text, plain
/// <c>true false null ~</c> and decimal numbers are values, everything else, dates and <c>no</c> too, stays text.
/// </summary>
public static partial class YamlJson
{
    private const int MostNodes = 2_000_000;
    private const int MostDepth = 200;

    /// <summary>Reads every document of the text; empty documents are left out.</summary>
    /// <exception cref="FormatException">The text is no YAML, or expands to more than two million nodes or 200 levels; says where.</exception>
    public static IReadOnlyList<JsonNode> ParseAll(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var budget = MostNodes;
            return [.. stream.Documents.Select(d => Convert(d.RootNode, 0, ref budget)).OfType<JsonNode>()];
        }
        catch (YamlException e)
        {
            throw new FormatException($"line {e.Start.Line}, column {e.Start.Column}: {e.Message}", e);
        }
    }

    private static JsonNode? Convert(YamlNode node, int depth, ref int budget)
    {
        if (depth > MostDepth || --budget < 0)
        {
            throw new FormatException($"line {node.Start.Line}: nested or expanded too far");
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                var map = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    if (key is not YamlScalarNode { Value: { } name } || !map.TryAdd(name, Convert(value, depth + 1, ref budget)))
                    {
                        throw new FormatException($"line {key.Start.Line}: a key must be a text, once in its object: {key}");
                    }
                }

                return map;
            case YamlSequenceNode sequence:
                var list = new JsonArray();
                foreach (var item in sequence.Children)
                {
                    list.Add(Convert(item, depth + 1, ref budget));
                }

                return list;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var value = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || scalar.Tag == "tag:yaml.org,2002:str")
        {
            return JsonValue.Create(value);
        }

        return value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when Integer().IsMatch(value) => Number(value),
            _ when Float().IsMatch(value) => JsonValue.Create(double.Parse(value, CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(value),
        };
    }

    private static JsonNode Number(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonNode.Parse(BigInteger.Parse(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))!;

    [GeneratedRegex("^-?(0|[1-9][0-9]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Float();
}
