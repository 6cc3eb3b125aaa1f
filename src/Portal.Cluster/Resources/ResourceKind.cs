namespace Portal.Cluster.Resources;

/// <summary>A kind that the API server serves: how it is named in a path, in a manifest and in a sentence.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">API version, such as <c>v1</c>.</param>
/// <param name="Resource">Plural name in paths, such as <c>pods</c>.</param>
/// <param name="Kind">Kind in manifests, such as <c>Pod</c>.</param>
/// <param name="Namespaced">Whether its objects live in namespaces.</param>
public record ResourceKind(string Group, string Version, string Resource, string Kind, bool Namespaced)
{
    /// <summary>Group and version as manifests write them: <c>v1</c>, <c>apps/v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The group of what manifests and references write as apiVersion; empty for the core group.</summary>
    public static string GroupOf(string apiVersion) => apiVersion.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? apiVersion[..slash] : "";
}
