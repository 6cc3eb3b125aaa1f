using Portal.Cluster.Actions;

namespace Portal.Web.Features.Remediation;

/// <summary>A permission as the RBAC rule that would grant it, to copy. Pure.</summary>
public static class RbacRule
{
    /// <summary>Resource and subresource as RBAC writes them.</summary>
    public static string Resource(ApiPermission permission) =>
        permission.Subresource.Length == 0 ? permission.Resource : $"{permission.Resource}/{permission.Subresource}";

    /// <summary>The permission in words, such as <c>patch pods in namespace shop</c> without the words between.</summary>
    public static string Words(ApiPermission permission) =>
        permission.Namespace.Length == 0 ? $"{permission.Verb} {Resource(permission)}" : $"{permission.Verb} {Resource(permission)} ({permission.Namespace})";

    /// <summary>The rule as YAML, for a Role or ClusterRole.</summary>
    public static string Yaml(ApiPermission permission) =>
        $"""
        - apiGroups: ["{permission.Group}"]
          resources: ["{Resource(permission)}"]
          verbs: ["{permission.Verb}"]
        """;
}
