using System.Collections.Immutable;
using System.Text.Json;
using Portal.Core.Access;

namespace Portal.Web.Hosting.Settings;

/// <summary>
/// Reads the file that <c>PORTAL_GRANTS</c> names: a JSON list of <c>{"group", "role", "clusters", "namespaces"}</c>. Every problem is listed, with the
/// number of its entry. Pure.
/// </summary>
public static class GroupGrantReader
{
    private const int MostEntries = 1000;
    private static readonly ImmutableArray<string> Fields = ["group", "role", "clusters", "namespaces"];

    /// <summary>Reads a text.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static ImmutableArray<GroupGrant> Read(string json, ICollection<string> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > MostEntries)
            {
                problems.Add($"PORTAL_GRANTS must hold a JSON list of at most {MostEntries} entries.");
                return [];
            }

            return [.. document.RootElement.EnumerateArray().Select((entry, i) => Entry(entry, $"PORTAL_GRANTS, entry {i + 1}", problems)).OfType<GroupGrant>()];
        }
        catch (JsonException e)
        {
            problems.Add($"PORTAL_GRANTS is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
            return [];
        }
    }

    private static GroupGrant? Entry(JsonElement entry, string where, ICollection<string> problems)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{where} is not an object with group, role, clusters and namespaces.");
            return null;
        }

        var before = problems.Count;
        foreach (var field in entry.EnumerateObject().Where(static field => !Fields.Contains(field.Name)))
        {
            problems.Add($"{where}: {field.Name} is not known. Known are: {string.Join(", ", Fields)}.");
        }

        var group = Text(entry, "group", where, problems);
        var name = Text(entry, "role", where, problems);
        var role = name is null ? null : RoleNames.Parse(name);
        if (name is not null && role is null)
        {
            problems.Add($"{where}: there is no role {name}. Known are: {string.Join(", ", RoleNames.All)}.");
        }

        var clusters = Texts(entry, "clusters", where, problems);
        var namespaces = Texts(entry, "namespaces", where, problems);
        ImmutableArray<Grant> grants = [.. clusters.SelectMany(cluster => namespaces.Select(ns => new Grant(role ?? default, cluster, ns)))];
        foreach (var problem in grants.Select(static grant => grant.Problem()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            problems.Add($"{where}: {problem}");
        }

        return problems.Count == before ? new GroupGrant(group!, grants) : null;
    }

    private static string? Text(JsonElement entry, string name, string where, ICollection<string> problems)
    {
        if (entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 500 } text)
        {
            return text;
        }

        problems.Add($"{where}: {name} must be a text of 1 to 500 characters.");
        return null;
    }

    // Left out means all; an empty list would mean nothing and is a mistake.
    private static ImmutableArray<string> Texts(JsonElement entry, string name, string where, ICollection<string> problems)
    {
        if (!entry.TryGetProperty(name, out var value))
        {
            return [Grant.All];
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= 100 && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(static item => item.GetString()!)];
        }

        problems.Add($"{where}: {name} must be a list of 1 to 100 texts; leave it out for all of them.");
        return [Grant.All];
    }
}
