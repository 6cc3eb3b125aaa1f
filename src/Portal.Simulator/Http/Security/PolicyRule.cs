using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Security;

/// <summary>One rule of a role.</summary>
internal sealed record PolicyRule(
    ImmutableArray<string> Verbs,
    ImmutableArray<string> ApiGroups,
    ImmutableArray<string> Resources,
    ImmutableArray<string> ResourceNames,
    ImmutableArray<string> NonResourceUrls)
{
    public static PolicyRule From(JsonNode rule) => new(
        [.. rule.Texts("verbs")],
        [.. rule.Texts("apiGroups")],
        [.. rule.Texts("resources")],
        [.. rule.Texts("resourceNames")],
        [.. rule.Texts("nonResourceURLs")]);

    public bool Allows(AccessAttributes access) =>
        Has(Verbs, access.Verb) && (access.Resource.Length == 0 ? AllowsPath(access.Path) : AllowsResource(access));

    /// <summary>The rule as a rules review shows it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["verbs"] = ToArray(Verbs) };
        foreach (var (name, values) in (ReadOnlySpan<(string, ImmutableArray<string>)>)
            [("apiGroups", ApiGroups), ("resources", Resources), ("resourceNames", ResourceNames), ("nonResourceURLs", NonResourceUrls)])
        {
            if (values.Length > 0)
            {
                json[name] = ToArray(values);
            }
        }

        return json;
    }

    private bool AllowsResource(AccessAttributes access) =>
        Has(ApiGroups, access.Group)
        && (Has(Resources, access.FullResource)
            || (access.Subresource.Length > 0 && Resources.Contains("*/" + access.Subresource, StringComparer.Ordinal)))
        && (ResourceNames.IsEmpty || ResourceNames.Contains(access.Name, StringComparer.Ordinal));

    private bool AllowsPath(string path) => NonResourceUrls.Any(url =>
        url == "*" || url == path || (url.EndsWith('*') && path.StartsWith(url.TrimEnd('*'), StringComparison.Ordinal)));

    private static bool Has(ImmutableArray<string> values, string wanted) =>
        values.Contains("*", StringComparer.Ordinal) || values.Contains(wanted, StringComparer.Ordinal);

    private static JsonArray ToArray(ImmutableArray<string> values) => new([.. values.Select(v => (JsonNode)v)]);
}
