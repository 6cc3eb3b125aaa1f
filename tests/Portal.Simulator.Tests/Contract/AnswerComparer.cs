using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Simulator.Tests.Contract;

/// <summary>
/// Compares an answer with the recorded one: status, headers, and the body path by path, types and values. uids, versions,
/// tokens and times need only be there; generated names need only have the same form.
/// </summary>
public sealed partial class AnswerComparer(ValueMap map)
{
    private static readonly string[] ComparedHeaders = ["Content-Type", "Retry-After", "Warning"];

    public IReadOnlyList<string> Compare(Exchange exchange, Answer answer)
    {
        var differences = new List<string>();
        if (exchange.Status != answer.Status)
        {
            differences.Add(FormattableString.Invariant($"status: recorded {exchange.Status}, got {answer.Status}"));
        }

        foreach (var header in ComparedHeaders)
        {
            var recorded = exchange.ResponseHeaders.GetValueOrDefault(header, "");
            var got = answer.Headers.GetValueOrDefault(header, "");
            if (recorded != got)
            {
                differences.Add($"header {header}: recorded '{recorded}', got '{got}'");
            }
        }

        if (exchange.Events is { } events)
        {
            CompareNodes(exchange, "", Allowances.WithoutForeign(events), Allowances.WithoutForeign(answer.Lines), differences);
        }
        else
        {
            CompareNodes(exchange, "", Allowances.WithoutForeign(exchange.ResponseBody), Allowances.WithoutForeign(answer.Body), differences);
        }

        return differences;
    }

    private void CompareNodes(Exchange exchange, string path, JsonNode? recorded, JsonNode? actual, List<string> differences)
    {
        if (Allowances.Allows(exchange, path))
        {
            return;
        }

        switch (recorded, actual)
        {
            case (JsonObject expected, JsonObject found):
                CompareObjects(exchange, path, expected, found, differences);
                break;
            case (JsonArray expected, JsonArray found) when path.EndsWith("managedFields", StringComparison.Ordinal) && !IsSorted(expected, found):
                CompareNodes(exchange, path, SortedByManager(expected), SortedByManager(found), differences);
                break;
            case (JsonArray expected, JsonArray found):
                if (expected.Count != found.Count)
                {
                    differences.Add(FormattableString.Invariant($"{path}: recorded {expected.Count} items, got {found.Count}: {Short(found)}"));
                    return;
                }

                for (var i = 0; i < expected.Count; i++)
                {
                    CompareNodes(exchange, FormattableString.Invariant($"{path}[{i}]"), expected[i], found[i], differences);
                }

                break;
            default:
                if (Kind(recorded) != Kind(actual))
                {
                    differences.Add($"{path}: recorded {Short(recorded)}, got {Short(actual)}");
                }
                else if (!SameValue(path, recorded, actual))
                {
                    differences.Add($"{path}: recorded {Short(recorded)}, got {Short(actual)}");
                }

                break;
        }
    }

    private void CompareObjects(Exchange exchange, string path, JsonObject expected, JsonObject found, List<string> differences)
    {
        var names = Renamed(expected);
        var ours = Renamed(found);
        foreach (var name in names.Keys.Union(ours.Keys, StringComparer.Ordinal))
        {
            var at = path.Length == 0 ? name : path + "." + name;
            var (isRecorded, isThere) = (names.TryGetValue(name, out var value), ours.TryGetValue(name, out var own));
            if (isRecorded && isThere)
            {
                CompareNodes(exchange, at, value, own, differences);
            }
            else if (!Allowances.Allows(exchange, at))
            {
                differences.Add(isRecorded ? $"{at}: missing, recorded {Short(value)}" : $"{at}: not recorded, got {Short(own)}");
            }
        }
    }

    /// <summary>The server orders managers by the second of their last write, which differs from run to run.</summary>
    private static JsonArray SortedByManager(JsonArray entries) =>
        new([.. entries.OrderBy(ManagerKey, StringComparer.Ordinal).Select(e => e?.DeepClone())]);

    private static bool IsSorted(params ReadOnlySpan<JsonArray> lists)
    {
        foreach (var list in lists)
        {
            if (!list.Select(ManagerKey).SequenceEqual(list.Select(ManagerKey).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string ManagerKey(JsonNode? entry) => $"{entry?["manager"]}/{entry?["operation"]}/{entry?["subresource"]}";

    /// <summary>Keys of managedFields name uids: both sides are brought to one form.</summary>
    private static Dictionary<string, JsonNode?> Renamed(JsonObject json) =>
        json.ToDictionary(p => UidText().Replace(p.Key, "<uid>"), p => p.Value, StringComparer.Ordinal);

    private bool SameValue(string path, JsonNode? recorded, JsonNode? actual)
    {
        if (recorded is null || JsonNode.DeepEquals(recorded, actual))
        {
            return true;
        }

        if (recorded.GetValueKind() != JsonValueKind.String)
        {
            return false;
        }

        var (expected, found) = (recorded.GetValue<string>(), actual!.GetValue<string>());
        var last = path[(path.LastIndexOf('.') + 1)..];
        return last is "uid" or "resourceVersion" or "continue"
            || (IsTime(expected) && IsTime(found))
            || map.InText(expected) == found
            || Form(expected) == Form(found);
    }

    private static bool IsTime(string text) =>
        text.Length >= 20 && text[^1] == 'Z' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The text with generated parts of names taken out.</summary>
    private static string Form(string text) => UidText().Replace(GeneratedName().Replace(TemplateHash().Replace(text, "<hash>"), "web-<hash>"), "<uid>");

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString()!,
    };

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length > 300 ? text[..300] + "…" : text;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex UidText();

    [GeneratedRegex("web-[a-z0-9]{8,10}(-([a-z0-9]{5})?)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex GeneratedName();

    [GeneratedRegex("^[a-z0-9]{8,10}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TemplateHash();
}
