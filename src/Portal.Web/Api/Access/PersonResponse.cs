using System.Collections.Immutable;
using Portal.Core.Access;

namespace Portal.Web.Api.Access;

/// <summary>A person whom the portal has seen.</summary>
/// <param name="Issuer">Who vouches for them.</param>
/// <param name="Subject">Their id with the issuer.</param>
/// <param name="Name">Their name at the last sign-in.</param>
/// <param name="SignInGrants">What that sign-in vouched for, such as <c>operator@prod/shop</c>.</param>
/// <param name="SeenAt">When they last asked for something, to a minute.</param>
/// <param name="DisabledAt">When they were switched off, or null.</param>
/// <param name="DisabledBy">Who did, or null.</param>
/// <param name="DisabledReason">Why, or null.</param>
public sealed record PersonResponse(
    string Issuer, string Subject, string Name, ImmutableArray<string> SignInGrants, DateTimeOffset SeenAt, DateTimeOffset? DisabledAt, string? DisabledBy, string? DisabledReason)
{
    /// <summary>A person as they are answered.</summary>
    public static PersonResponse Of(PortalPerson person) => new(
        person.Issuer, person.Subject, person.Name, [.. person.SignInGrants.Select(static grant => grant.ToString())], person.SeenAt, person.DisabledAt, person.DisabledBy, person.DisabledReason);
}
