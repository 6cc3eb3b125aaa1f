using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Which fields of an object are different from what the plan's approver was shown. Pure.</summary>
internal static class FieldChanges
{
    private const int MaxFields = 12;
    private const int MaxValue = 120;

    // They change with every write and say nothing of it.
    private static readonly string[] Noise = ["metadata.resourceVersion", "metadata.generation", "metadata.managedFields"];

    /// <summary>The object as it is kept beside a plan: what must not be shown is not kept either.</summary>
    public static string Keep(JsonElement seen) => ObjectDiff.Prepare(seen)?.ToJsonString() ?? "";

    /// <summary>The changed fields in words; empty when nothing but noise is different, or when nothing was kept.</summary>
    /// <param name="seen">What <see cref="Keep"/> kept, or null.</param>
    /// <param name="live">The object as it is now.</param>
    public static LocalizedText Words(string? seen, JsonElement? live)
    {
        if (string.IsNullOrEmpty(seen) || live is not { } now)
        {
            return new LocalizedText("", "");
        }

        var changes = Changes(seen, now);
        if (changes.Count == 0)
        {
            return new LocalizedText("", "");
        }

        var more = changes.Count - MaxFields;
        var list = string.Join("; ", changes.Take(MaxFields).Select(static change => $"{change.Path}: {Value(change.Before)} → {Value(change.After)}"));
        return new LocalizedText(
            $" What changed: {list}{(more > 0 ? $"; and {more} more" : "")}.",
            $" 变化的字段：{list}{(more > 0 ? $"；另有 {more} 处" : "")}。");
    }

    /// <summary>The paths of the changed fields; empty when nothing but noise is different, or when nothing was kept.</summary>
    /// <param name="seen">What <see cref="Keep"/> kept, or null.</param>
    /// <param name="live">The object as it is now.</param>
    public static IEnumerable<string> Paths(string? seen, JsonElement live) => string.IsNullOrEmpty(seen) ? [] : Changes(seen, live).Select(static change => change.Path);

    private static List<(string Path, JsonNode? Before, JsonNode? After)> Changes(string seen, JsonElement live)
    {
        var changes = new List<(string, JsonNode?, JsonNode?)>();
        Compare("", JsonNode.Parse(seen), ObjectDiff.Prepare(live), changes);
        return changes;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<(string Path, JsonNode? Before, JsonNode? After)> changes)
    {
        if (Noise.Contains(path, StringComparer.Ordinal) || JsonNode.DeepEquals(before, after))
        {
            return;
        }

        switch (before, after)
        {
            case (JsonObject then, JsonObject now):
                foreach (var key in then.Select(static p => p.Key).Union(now.Select(static p => p.Key), StringComparer.Ordinal))
                {
                    Compare(path.Length == 0 ? key : $"{path}.{key}", then[key], now[key], changes);
                }

                break;
            case (JsonArray then, JsonArray now) when then.Count == now.Count:
                for (var i = 0; i < then.Count; i++)
                {
                    Compare($"{path}[{i}]", then[i], now[i], changes);
                }

                break;
            default:
                changes.Add((path, before, after));
                break;
        }
    }

    private static string Value(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "–";
        return text.Length <= MaxValue ? text : text[..MaxValue] + "…";
    }
}
