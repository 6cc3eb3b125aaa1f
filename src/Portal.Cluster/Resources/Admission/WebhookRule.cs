using System.Collections.Immutable;

namespace Portal.Cluster.Resources.Admission;

/// <summary>Which requests a webhook is asked about.</summary>
/// <param name="Operations">CREATE, UPDATE, DELETE, CONNECT or *.</param>
/// <param name="Groups">API groups or *; the empty one is the core group.</param>
/// <param name="Versions">API versions or *.</param>
/// <param name="Resources">Plural names, <c>pods/status</c> for subresources; * and <c>pods/*</c> are patterns.</param>
/// <param name="Scope">Cluster, Namespaced or *.</param>
public sealed record WebhookRule(
    ImmutableArray<string> Operations, ImmutableArray<string> Groups, ImmutableArray<string> Versions, ImmutableArray<string> Resources, string Scope)
{
    /// <summary>Whether a request falls under the rule, in whatever version (the API server converts when the webhook wants it).</summary>
    /// <param name="operation">CREATE, UPDATE, DELETE or CONNECT; a patch is an UPDATE.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="subresource">The subresource; empty for the object itself.</param>
    public bool Covers(string operation, ResourceKind kind, string subresource = "") =>
        Has(Operations, operation) && Has(Groups, kind.Group) && Scope != (kind.Namespaced ? "Cluster" : "Namespaced")
        && Resources.Any(pattern => Covers(pattern, kind.Resource, subresource));

    private static bool Covers(string pattern, string resource, string subresource)
    {
        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        var (name, sub) = slash < 0 ? (pattern, "") : (pattern[..slash], pattern[(slash + 1)..]);
        return (name == "*" || name == resource) && (sub == subresource || (sub == "*" && slash >= 0));
    }

    private static bool Has(ImmutableArray<string> patterns, string value) => patterns.Any(p => p == "*" || p == value);
}
