using Portal.Core.Access;

namespace Portal.Web.Api.Access;

/// <summary>A role to be given.</summary>
public sealed record GrantBody
{
    /// <summary><c>Person</c> or <c>Group</c>.</summary>
    public required GrantHolder Holder { get; init; }

    /// <summary>The issuer that vouches for the person or names the group.</summary>
    public required string Issuer { get; init; }

    /// <summary>The person's subject or the group's name.</summary>
    public required string Name { get; init; }

    /// <summary>viewer, operator, approver, admin or break-glass.</summary>
    public required string Role { get; init; }

    /// <summary>The cluster; left out: every one.</summary>
    public string? Cluster { get; init; }

    /// <summary>The namespace; left out: every one.</summary>
    public string? Namespace { get; init; }
}
