using Portal.Cluster.Resources;

namespace Portal.Cluster.Connection;

/// <summary>
/// The rules of Kubernetes for names (k8s.io/apimachinery, <c>validation.IsDNS1123Subdomain</c> and <c>path.IsValidPathSegmentName</c>), checked
/// before a name gets into a request.
/// </summary>
public static class KubernetesNames
{
    /// <summary>Why a name cannot be the name of an object of a kind, or null if it can.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name.</param>
    /// <returns>The reason, for people; it does not repeat the name.</returns>
    public static string? Problem(ResourceKind kind, string? name) => kind switch
    {
        { Group: "", Resource: "namespaces" } => NamespaceProblem(name),

        // RBAC names are path segments: system:node, admin@shop.
        { Group: "rbac.authorization.k8s.io" } => PathSegmentProblem(name),
        _ => SubdomainProblem(name),
    };

    /// <summary>Why a text cannot be the name of a namespace (DNS label, 63 signs), or null.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The reason, for people.</returns>
    public static string? NamespaceProblem(string? name) =>
        string.IsNullOrEmpty(name) ? "the namespace is empty"
        : name.Length > 63 ? "a namespace has at most 63 signs"
        : IsLabel(name) ? null
        : "a namespace consists of a-z, 0-9 and -, and begins and ends with a letter or digit";

    /// <summary>Why a text cannot be the name of an API group (DNS subdomain), or null. The core group has none: it is empty.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The reason, for people.</returns>
    public static string? GroupProblem(string group) =>
        group.Length > 253 ? "an API group has at most 253 signs"
        : group.Length == 0 || group.Split('.').All(IsLabel) ? null
        : "an API group consists of a-z, 0-9, - and ., such as apps or storage.k8s.io";

    /// <summary>Why a text cannot be an API version or the plural name of a resource (DNS label, 63 signs, begins with a letter), or null.</summary>
    /// <param name="text">The version or the plural name.</param>
    /// <returns>The reason, for people.</returns>
    public static string? SegmentProblem(string text) =>
        text.Length == 0 ? "it is empty"
        : text.Length > 63 ? "it has more than 63 signs"
        : IsLabel(text) && char.IsAsciiLetterLower(text[0]) ? null
        : "it consists of a-z, 0-9 and -, and begins with a letter, such as v1 or pods";

    private static string? SubdomainProblem(string? name) =>
        string.IsNullOrEmpty(name) ? "the name is empty"
        : name.Length > 253 ? "a name has at most 253 signs"
        : name.Split('.').All(IsLabel) ? null
        : "a name consists of a-z, 0-9, - and ., and begins and ends with a letter or digit";

    private static string? PathSegmentProblem(string? name) =>
        string.IsNullOrEmpty(name) ? "the name is empty"
        : name.Length > 253 ? "a name has at most 253 signs"
        : name is "." or ".." || name.Any(c => c is '/' or '%' or < ' ' or '\x7f') ? "a name may not be . or .. nor hold / or %"
        : null;

    private static bool IsLabel(string text) =>
        text.Length > 0 && text[0] != '-' && text[^1] != '-' && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
