namespace Portal.Core.Access;

/// <summary>A role that an admin gave in the portal. It is never changed: it is taken back, and another one given.</summary>
public sealed class PortalGrant
{
    /// <summary>Its id, growing with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Person or group.</summary>
    public required GrantHolder Holder { get; init; }

    /// <summary>The issuer that vouches for the person or names the group.</summary>
    public required string Issuer { get; init; }

    /// <summary>The person's subject or the group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The role.</summary>
    public required PortalRole Role { get; init; }

    /// <summary>The cluster, or <see cref="Grant.All"/>.</summary>
    public required string Cluster { get; init; }

    /// <summary>The namespace, or <see cref="Grant.All"/>.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of who gave it.</summary>
    public required string GrantedBy { get; init; }

    /// <summary>When it was given, UTC.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>PostgreSQL's version of the row.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>The role with its place.</summary>
    public Grant Grant => new(Role, Cluster, Namespace);
}
