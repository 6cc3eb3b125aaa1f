using System.Collections.Immutable;

namespace Portal.Core.Access;

/// <summary>The names of the roles as people and configurations write them.</summary>
public static class RoleNames
{
    /// <summary>All names, in the order of the roles.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<PortalRole>().Select(Of)];

    /// <summary>The name of a role, such as <c>break-glass</c>.</summary>
    public static string Of(PortalRole role) => role == PortalRole.BreakGlass ? "break-glass" : role.ToString().ToLowerInvariant();

    /// <summary>The role of a name in any case, or null.</summary>
    public static PortalRole? Parse(string name)
    {
        foreach (var role in Enum.GetValues<PortalRole>())
        {
            if (string.Equals(Of(role), name, StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return null;
    }
}
