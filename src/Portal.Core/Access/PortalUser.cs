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

    /// <summary>What the sign-in vouches for.</summary>
    public ImmutableHashSet<Grant> SignInGrants { get; init; } = [];

    /// <summary>The groups that the sign-in named: what an admin gave to a group is theirs.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>When the sign-in was made; null: with this request.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>What holds of all grants now, as <see cref="AccessRecords"/> knows it; null: nobody has looked yet, and the sign-in's hold.</summary>
    public ImmutableHashSet<Grant>? InForce { get; init; }

    /// <summary>Why an admin has switched the person off; null: nobody has.</summary>
    public string? DisabledBecause { get; init; }

    /// <summary>What they may do, and where.</summary>
    public ImmutableHashSet<Grant> Grants => InForce ?? SignInGrants;

    /// <summary>The roles that the person has everywhere. Setting them makes them what the sign-in vouches for.</summary>
    public ImmutableHashSet<PortalRole> Roles
    {
        get => [.. Grants.Where(static grant => grant.IsEverywhere).Select(static grant => grant.Role)];
        init => SignInGrants = [.. value.Select(static role => new Grant(role))];
    }

    /// <summary>
    /// The identity, issuer and subject together: the same subject of another issuer is another person. A space cannot occur in an issuer.
    /// </summary>
    public string Id => $"{Issuer} {Subject}";

    /// <summary>Whether the person has the role everywhere, or is admin everywhere, which includes it.</summary>
    public bool Has(PortalRole role) => Roles.Contains(role) || Roles.Contains(PortalRole.Admin);

    /// <summary>The roles that the person has for the whole of a place.</summary>
    public ImmutableArray<PortalRole> RolesIn(AccessScope scope) =>
        [.. Enum.GetValues<PortalRole>().Where(role => scope.IsCoveredBy([.. Grants.Where(grant => grant.Role == role)]))];
}
