using System.Collections.Immutable;

namespace Portal.Core.Access;

/// <summary>The person (or program) that acts.</summary>
public sealed record PortalUser
{
    /// <summary>The name that is shown, from the sign-in; not unique and not to be trusted as an identity.</summary>
    public required string Name { get; init; }

    /// <summary>Who vouches for the person: the OIDC issuer, or <c>development</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>The person's permanent id with the issuer.</summary>
    public required string Subject { get; init; }

    /// <summary>What they may do.</summary>
    public ImmutableHashSet<PortalRole> Roles { get; init; } = [];

    /// <summary>
    /// The identity, issuer and subject together: the same subject of another issuer is another person. A space cannot occur in an issuer.
    /// </summary>
    public string Id => $"{Issuer} {Subject}";

    /// <summary>Whether the person has the role, or is admin, which includes it.</summary>
    public bool Has(PortalRole role) => Roles.Contains(role) || Roles.Contains(PortalRole.Admin);
}
