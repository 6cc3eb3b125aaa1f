namespace Portal.Core.Access;

/// <summary>A wish to give somebody a role. Nothing in it is trusted before it is checked.</summary>
public sealed record GrantRequest
{
    /// <summary>Person or group.</summary>
    public GrantHolder Holder { get; init; }

    /// <summary>Issuer that vouches for the person or group, as the identity provider writes it; needed because names repeat between issuers.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The person's subject or the group's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The role's name.</summary>
    public string Role { get; init; } = "";

    /// <summary>The cluster, or <c>*</c>.</summary>
    public string Cluster { get; init; } = Grant.All;

    /// <summary>The namespace, or <c>*</c>.</summary>
    public string Namespace { get; init; } = Grant.All;
}
