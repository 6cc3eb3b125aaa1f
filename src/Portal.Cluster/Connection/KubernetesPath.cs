using System.Text;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Connection;

/// <summary>Paths of the API server. Names are checked by Kubernetes' rules and each segment is escaped, so a name can never become another path.</summary>
public static class KubernetesPath
{
    /// <summary>The path of one object or of a subresource of it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="namespace">The namespace; must be empty for cluster-scoped kinds and must not be for the others.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="subresource">A subresource such as <c>status</c>, or empty.</param>
    /// <returns>The path, beginning with <c>/api</c>.</returns>
    /// <exception cref="ClusterConnectionException">A name breaks the rules, or the namespace is missing or too much.</exception>
    public static string Object(ResourceKind kind, string @namespace, string name, string subresource = "")
    {
        if (KubernetesNames.Problem(kind, name) is { } problem)
        {
            throw Refuse($"\"{Shorten(name)}\" cannot be the name of a {kind.Kind}: {problem}.");
        }

        var path = new StringBuilder(Collection(kind, kind.Namespaced && string.IsNullOrEmpty(@namespace)
            ? throw Refuse($"A {kind.Kind} lives in a namespace, and none is named for {name}.")
            : @namespace));
        path.Append('/').Append(Uri.EscapeDataString(name));
        if (!string.IsNullOrEmpty(subresource))
        {
            path.Append('/').Append(Uri.EscapeDataString(subresource));
        }

        return path.ToString();
    }

    /// <summary>The path of a kind's objects, in one namespace or (for reading) in all.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="namespace">The namespace; empty: all, or a cluster-scoped kind.</param>
    /// <returns>The path, beginning with <c>/api</c>.</returns>
    /// <exception cref="ClusterConnectionException">The namespace breaks the rules, or the kind has none.</exception>
    public static string Collection(ResourceKind kind, string @namespace = "")
    {
        var root = kind.Group.Length == 0 ? $"/api/{kind.Version}" : $"/apis/{kind.Group}/{kind.Version}";
        if (string.IsNullOrEmpty(@namespace))
        {
            return $"{root}/{kind.Resource}";
        }

        if (!kind.Namespaced)
        {
            throw Refuse($"A {kind.Kind} does not live in a namespace, but {Shorten(@namespace)} is named.");
        }

        return KubernetesNames.NamespaceProblem(@namespace) is { } problem
            ? throw Refuse($"\"{Shorten(@namespace)}\" cannot be a namespace: {problem}.")
            : $"{root}/namespaces/{Uri.EscapeDataString(@namespace)}/{kind.Resource}";
    }

    /// <summary>Checks a whole path that somebody else built, before it is sent.</summary>
    /// <param name="path">Path and query.</param>
    /// <exception cref="ClusterConnectionException">It could be read as another path (dots, empty or doubly escaped segments, control characters).</exception>
    public static void Check(string path)
    {
        var end = path.IndexOf('?', StringComparison.Ordinal);
        var segments = (end < 0 ? path : path[..end]).Split('/');
        var sound = segments.Length > 1 && segments[0].Length == 0 && segments[1] is "api" or "apis" or "version" or "readyz" or "livez" or "openapi"
            && path.All(static c => c is > ' ' and < '\x7f' and not ('#' or '\\'))
            && segments.Skip(1).All(static s => Uri.UnescapeDataString(s) is { Length: > 0 } plain and not ("." or "..") && !plain.AsSpan().ContainsAny("/%\\"));
        if (!sound)
        {
            throw Refuse($"\"{Shorten(path)}\" is not a path of a Kubernetes API server. Nothing was sent.");
        }
    }

    private static string Shorten(string? text) => text is null ? "" : text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 100), "…");

    private static ClusterConnectionException Refuse(string text) => new(text) { RequestNotSent = true };
}
