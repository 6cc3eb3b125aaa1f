using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Remediation;

namespace Portal.Web.Features.Settings.Access;

/// <summary>Who may do what.</summary>
/// <param name="Grants">The roles that admins gave.</param>
/// <param name="People">The people who were here last.</param>
/// <param name="Total">How many people there are.</param>
/// <param name="Glasses">How broken glasses stand.</param>
/// <param name="MayManage">Whether the visitor may change it.</param>
public sealed record AccessModel(ImmutableArray<PortalGrant> Grants, ImmutableArray<PortalPerson> People, int Total, BreakGlassCounts Glasses, AccessDecision MayManage);
