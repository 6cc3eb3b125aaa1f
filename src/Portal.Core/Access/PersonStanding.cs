using System.Collections.Immutable;

namespace Portal.Core.Access;

/// <summary>What the record says of a person: their last sign-in, what admins gave them, and whether they are switched off.</summary>
/// <param name="Name">The name at the last sign-in.</param>
/// <param name="SignInGrants">What the last sign-in vouched for.</param>
/// <param name="SignedInAt">When it was made.</param>
/// <param name="PortalGrants">What admins gave them or their groups.</param>
/// <param name="DisabledBecause">Why they are switched off; null: they are not.</param>
public sealed record PersonStanding(
    string Name, ImmutableHashSet<Grant> SignInGrants, DateTimeOffset SignedInAt, ImmutableArray<Grant> PortalGrants, string? DisabledBecause)
{
    /// <summary>
    /// The person with what is in force. Of two sign-ins the later one holds, also for pages that were opened under the earlier: a role that was lost
    /// between them is lost everywhere.
    /// </summary>
    public PortalUser Of(PortalUser user)
    {
        var later = user.SignedInAt is { } at && at < SignedInAt ? SignInGrants : user.SignInGrants;
        return user with { InForce = DisabledBecause is null ? later.Union(PortalGrants) : [], DisabledBecause = DisabledBecause };
    }
}
