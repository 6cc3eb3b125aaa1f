using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Simulator.Tests.Contract;

/// <summary>
/// What a recorded value is called in this run: uids, resource versions and continue tokens differ, and are learnt by
/// walking each recorded answer beside our own.
/// </summary>
public sealed partial class ValueMap
{
    private readonly Dictionary<string, string> _learnt = new(StringComparer.Ordinal);

    /// <summary>What stands for <c>rec</c>, with which all names in the recordings begin that are not in the recordings' own namespace.</summary>
    public string Prefix { get; set; } = "rec";

    /// <summary>Learns from an answer and its recorded counterpart.</summary>
    public void Learn(JsonNode? recorded, JsonNode? actual)
    {
        switch (recorded, actual)
        {
            case (JsonObject expected, JsonObject found):
                foreach (var (name, value) in expected)
                {
                    if (name is "uid" or "resourceVersion" or "continue" && value is JsonValue text && found[name] is JsonValue own)
                    {
                        _learnt[text.ToString()] = own.ToString();
                    }

                    Learn(value, found[name]);
                }

                break;
            case (JsonArray expected, JsonArray found):
                for (var i = 0; i < Math.Min(expected.Count, found.Count); i++)
                {
                    Learn(expected[i], found[i]);
                }

                break;
        }
    }

    public string? Find(string recorded) => _learnt.GetValueOrDefault(recorded);

    /// <summary>The text with every uid and continue token in it replaced, and the versions of queries.</summary>
    public string InText(string text)
    {
        text = RecordedName().Replace(text, Prefix);
        text = Uid().Replace(text, m => _learnt.GetValueOrDefault(m.Value, m.Value));
        text = QueryVersion().Replace(text, m => m.Groups["name"].Value + _learnt.GetValueOrDefault(m.Groups["value"].Value, m.Groups["value"].Value));
        return Continue().Replace(text, m => m.Groups["name"].Value + Uri.EscapeDataString(_learnt.GetValueOrDefault(m.Groups["value"].Value, m.Groups["value"].Value)));
    }

    /// <summary>A copy of a request's body in this run's words.</summary>
    public JsonNode? InBody(JsonNode? body)
    {
        switch (body)
        {
            case JsonObject json:
                var copy = new JsonObject();
                foreach (var (name, value) in json)
                {
                    copy[InText(name)] = name == "resourceVersion" && value is JsonValue version
                        ? _learnt.GetValueOrDefault(version.ToString(), version.ToString())
                        : InBody(value);
                }

                return copy;
            case JsonArray array:
                return new JsonArray([.. array.Select(InBody)]);
            case JsonValue text when text.TryGetValue<string>(out var value):
                return InText(value);
            default:
                return body?.DeepClone();
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Uid();

    [GeneratedRegex(@"(?<![a-z0-9-])rec(?=-(node|pvc|pv|pv-bad|local|stuck|fin)\b|\b(?![-.]))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RecordedName();

    [GeneratedRegex("(?<name>resourceVersion=)(?<value>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex QueryVersion();

    [GeneratedRegex("(?<name>continue=)(?<value>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Continue();
}
