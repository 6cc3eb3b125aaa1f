using System.Collections.Immutable;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Security;

/// <summary>A binding with the rules of its role.</summary>
/// <param name="Namespace">Where it holds; empty for everywhere.</param>
/// <param name="Name">Name of the binding.</param>
/// <param name="RoleKind">Role or ClusterRole.</param>
/// <param name="RoleName">Name of the role.</param>
/// <param name="Subjects">To whom it is bound.</param>
/// <param name="Rules">What the role allows; none when the role does not exist.</param>
internal sealed record BoundRole(
    string Namespace,
    string Name,
    string RoleKind,
    string RoleName,
    ImmutableArray<(string Kind, string Namespace, string Name)> Subjects,
    ImmutableArray<PolicyRule> Rules)
{
    public static BoundRole From(StoredObject binding, Func<string, string, StoredObject?> findRole)
    {
        var json = binding.ToJson();
        var kind = json.Text("roleRef", "kind") ?? "";
        var name = json.Text("roleRef", "name") ?? "";
        var role = findRole(kind == "Role" ? binding.Namespace : "", name);
        return new(
            binding.Namespace,
            binding.Name,
            kind,
            name,
            [.. json.Items("subjects").Select(s => (s.Text("kind") ?? "", s.Text("namespace") ?? "", s.Text("name") ?? ""))],
            role is null ? [] : [.. role.ToJson().Items("rules").Select(PolicyRule.From)]);
    }

    /// <summary>The subject through which the binding reaches the user, as reasons name it, or null.</summary>
    public string? Reaches(UserInfo user)
    {
        foreach (var (kind, ns, name) in Subjects)
        {
            switch (kind)
            {
                case "User" when name == user.Name:
                    return $"User \"{name}\"";
                case "Group" when user.Groups.Contains(name, StringComparer.Ordinal):
                    return $"Group \"{name}\"";
                case "ServiceAccount" when user.Name == $"system:serviceaccount:{(ns.Length == 0 ? Namespace : ns)}:{name}":
                    return $"ServiceAccount \"{name}/{ns}\"";
            }
        }

        return null;
    }

    /// <summary>The reason that an access review gives.</summary>
    public string Describe(string subject) => Namespace.Length == 0
        ? $"RBAC: allowed by ClusterRoleBinding \"{Name}\" of {RoleKind} \"{RoleName}\" to {subject}"
        : $"RBAC: allowed by RoleBinding \"{Name}/{Namespace}\" of {RoleKind} \"{RoleName}\" to {subject}";
}
