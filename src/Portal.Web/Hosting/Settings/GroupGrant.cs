using System.Collections.Immutable;
using Portal.Core.Access;

namespace Portal.Web.Hosting.Settings;

/// <summary>What the configuration gives to a group of the identity provider.</summary>
/// <param name="Group">The group, exactly as the token names it.</param>
/// <param name="Grants">The role at each place.</param>
public sealed record GroupGrant(string Group, ImmutableArray<Grant> Grants);
