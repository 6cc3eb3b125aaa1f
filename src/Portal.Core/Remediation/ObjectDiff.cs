using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Actions;

namespace Portal.Core.Remediation;

/// <summary>
/// The difference between an object and what a dry run makes of it, as lines of YAML: what changes, with its parents, and of lists of plain values
/// the neighbours too. Everything else is left out, managed fields always. Values of environment variables and of Secrets are not shown. Pure.
/// </summary>
internal static class ObjectDiff
{
    private const string Hidden = "(not shown)";
    private const int MaxLines = 500;

    /// <summary>What the dry run of an action shows.</summary>
    /// <param name="action">The action.</param>
    /// <param name="before">The object as it is.</param>
    /// <param name="answer">The dry run's answer: the object as it would be, or a Status.</param>
    public static DiffPreview Preview(ClusterAction action, JsonElement before, JsonElement? answer)
    {
        var then = Prepare(before);
        var now = answer is { ValueKind: JsonValueKind.Object } json ? Prepare(json) : null;
        var isObject = now?["metadata"]?["uid"] is not null;
        if (IsRemoved(action, before, isObject ? answer!.Value : null))
        {
            // Of a deletion the whole object is the difference, and its lines say nothing that its name does not.
            return new DiffPreview(action is RemoveFinalizer ? Lines(then, now) : $"-kind: {action.Target.Kind}\n-metadata:\n-  name: {action.Target.Name}{(action.Target.Namespace.Length == 0 ? "" : $"\n-  namespace: {action.Target.Namespace}")}\n-  uid: {action.Target.Uid}", true);
        }

        return new DiffPreview(isObject ? Lines(then, now) : "", false);
    }

    /// <summary>The two versions as lines, as diff has them.</summary>
    public static string Lines(JsonNode? before, JsonNode? after)
    {
        var lines = new List<string>();
        Compare(before, after, 0, lines);
        return string.Join('\n', lines.Count <= MaxLines ? lines : [.. lines.Take(MaxLines), $" # … {lines.Count - MaxLines} more lines"]);
    }

    // A DELETE answers with a Status when the object is gone, or with the object as it last was. A patch removes only what is in deletion already.
    private static bool IsRemoved(ClusterAction action, JsonElement before, JsonElement? after)
    {
        var deletes = action is ForceDeletePod or DeleteObject;
        if (after is not { } json)
        {
            return deletes;
        }

        var live = LiveTarget.Of(json);
        return (deletes || LiveTarget.Of(before).Deleting) && live is { Finalizers.Count: 0, SpecFinalizers.Count: 0 } && (live.GracePeriodSeconds ?? 0) == 0;
    }

    /// <summary>The object without managed fields and without what must not be shown.</summary>
    internal static JsonNode? Prepare(JsonElement element)
    {
        var node = JsonNode.Parse(element.GetRawText());
        if (node is JsonObject root)
        {
            if (root["metadata"] is JsonObject metadata)
            {
                metadata.Remove("managedFields");
                (metadata["annotations"] as JsonObject)?.Remove("kubectl.kubernetes.io/last-applied-configuration");
            }

            if ((string?)(root["kind"] as JsonValue) == "Secret")
            {
                HideValues(root["data"]);
                HideValues(root["stringData"]);
            }

            HideEnvironment(root);
        }

        return node;
    }

    /// <summary>Whether <see cref="Prepare"/> has left values out of an object.</summary>
    internal static bool HidesValues(JsonNode? node) => node switch
    {
        JsonObject obj => obj.Any(static pair => HidesValues(pair.Value)),
        JsonArray array => array.Any(HidesValues),
        JsonValue value => value.TryGetValue<string>(out var text) && text == Hidden,
        _ => false,
    };

    private static void HideValues(JsonNode? node)
    {
        if (node is JsonObject values)
        {
            foreach (var key in values.Select(static pair => pair.Key).ToList())
            {
                values[key] = Hidden;
            }
        }
    }

    private static void HideEnvironment(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject obj:
                foreach (var variable in obj["env"] is JsonArray env ? env.OfType<JsonObject>().Where(static v => v.ContainsKey("value")) : [])
                {
                    variable["value"] = Hidden;
                }

                foreach (var (_, child) in obj.ToList())
                {
                    HideEnvironment(child);
                }

                break;
            case JsonArray array:
                foreach (var child in array)
                {
                    HideEnvironment(child);
                }

                break;
        }
    }

    private static void Compare(JsonNode? before, JsonNode? after, int depth, List<string> lines)
    {
        if (before is JsonObject then && after is JsonObject now)
        {
            foreach (var key in then.Select(static p => p.Key).Concat(now.Select(static p => p.Key).Where(key => !then.ContainsKey(key))))
            {
                CompareField(key, then, now, depth, lines);
            }
        }
        else if (before is JsonArray was && after is JsonArray become)
        {
            CompareLists(was, become, depth, lines);
        }
    }

    private static void CompareField(string key, JsonObject before, JsonObject after, int depth, List<string> lines)
    {
        var then = before[key];
        var now = after[key];
        if (before.ContainsKey(key) == after.ContainsKey(key) && JsonNode.DeepEquals(then, now))
        {
            return;
        }

        if ((then is JsonObject && now is JsonObject) || (then is JsonArray { Count: > 0 } && now is JsonArray { Count: > 0 }))
        {
            lines.Add($" {Indent(depth)}{Scalar(key)}:");
            Compare(then, now, then is JsonArray ? depth : depth + 1, lines); // As kubectl writes lists: as deep as their key.
            return;
        }

        if (before.ContainsKey(key))
        {
            Write('-', Scalar(key) + ":", then, depth, lines);
        }

        if (after.ContainsKey(key))
        {
            Write('+', Scalar(key) + ":", now, depth, lines);
        }
    }

    // Longest common subsequence; entries that stay are shown when they are plain values.
    private static void CompareLists(JsonArray before, JsonArray after, int depth, List<string> lines)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = JsonNode.DeepEquals(before[i], after[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < before.Count || j < after.Count;)
        {
            if (i < before.Count && j < after.Count && JsonNode.DeepEquals(before[i], after[j]))
            {
                if (before[i] is JsonValue)
                {
                    Write(' ', "-", before[i], depth, lines);
                }

                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Count && j < after.Count && SameEntry(before[i], after[j]))
            {
                lines.Add($" {Indent(depth)}- name: {Scalar((string)before[i]!["name"]!)}");
                Compare(before[i++], after[j++], depth + 1, lines);
            }
            else if (i < before.Count && (j == after.Count || common[i + 1, j] >= common[i, j + 1]))
            {
                Write('-', "-", before[i++], depth, lines);
            }
            else
            {
                Write('+', "-", after[j++], depth, lines);
            }
        }
    }

    private static bool SameEntry(JsonNode? before, JsonNode? after) =>
        before is JsonObject then && after is JsonObject now && then["name"] is JsonValue name && now["name"] is JsonValue other
        && name.GetValueKind() == JsonValueKind.String && JsonNode.DeepEquals(name, other);

    private static void Write(char sign, string head, JsonNode? node, int depth, List<string> lines)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } obj when head == "-":
                var before = lines.Count;
                foreach (var (key, value) in obj)
                {
                    Write(sign, Scalar(key) + ":", value, depth + 1, lines);
                }

                // The first line of an entry carries the dash of the list.
                lines[before] = $"{sign}{Indent(depth)}- {lines[before][(1 + Indent(depth + 1).Length)..]}";
                break;
            case JsonObject { Count: > 0 } obj:
                lines.Add($"{sign}{Indent(depth)}{head}");
                foreach (var (key, value) in obj)
                {
                    Write(sign, Scalar(key) + ":", value, depth + 1, lines);
                }

                break;
            case JsonArray { Count: > 0 } array:
                lines.Add($"{sign}{Indent(depth)}{head}");
                foreach (var item in array)
                {
                    Write(sign, "-", item, depth + (head == "-" ? 1 : 0), lines);
                }

                break;
            default:
                lines.Add($"{sign}{Indent(depth)}{head} {Leaf(node)}");
                break;
        }
    }

    private static string Leaf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        _ when node.GetValueKind() == JsonValueKind.String => Scalar((string)node!),
        _ => node.ToJsonString(),
    };

    // Plain where YAML would read the same text back; else in JSON's quotes, which YAML understands and which make control characters visible.
    private static string Scalar(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        && text.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n")
            ? text
            : JsonSerializer.Serialize(text);

    private static string Indent(int depth) => new(' ', depth * 2);
}
