using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the roles.</summary>
public static class RoleText
{
    private static readonly string[] ByStrength = ["admin", "approver", "operator", "viewer"];

    /// <summary>The role that says most about a person who may have several.</summary>
    public static string Strongest(IEnumerable<string> roles)
    {
        var held = roles.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var strongest = ByStrength.FirstOrDefault(held.Contains) ?? "viewer";
        return string.Concat(char.ToUpperInvariant(strongest[0]).ToString(), strongest.AsSpan(1));
    }

    /// <summary>A role that is not held everywhere.</summary>
    public static LocalizedText AtPlaces(string role) => new($"{role} of some places", $"{role}（部分范围）");

    /// <summary>The word of a role.</summary>
    public static LocalizedText Of(string role) => role.ToLowerInvariant() switch
    {
        "admin" => new("admin", "管理员"),
        "approver" => new("approver", "批准人"),
        "operator" => new("operator", "操作员"),
        "break-glass" => new("break-glass", "紧急放行"),
        _ => new("viewer", "只读"),
    };
}
