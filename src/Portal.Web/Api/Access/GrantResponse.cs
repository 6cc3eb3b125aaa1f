using System.Globalization;
using Portal.Core.Access;

namespace Portal.Web.Api.Access;

/// <summary>A role that was given in the portal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">What <c>If-Match</c> carries to take it back.</param>
/// <param name="Holder">Person or group.</param>
/// <param name="Issuer">The issuer.</param>
/// <param name="Name">The person's subject or the group's name.</param>
/// <param name="Role">The role.</param>
/// <param name="Cluster">The cluster, or <c>*</c>.</param>
/// <param name="Namespace">The namespace, or <c>*</c>.</param>
/// <param name="GrantedBy">Who gave it.</param>
/// <param name="GrantedAt">When.</param>
public sealed record GrantResponse(
    Guid Id, string Version, GrantHolder Holder, string Issuer, string Name, string Role, string Cluster, string Namespace, string GrantedBy, DateTimeOffset GrantedAt)
{
    /// <summary>A grant as it is answered.</summary>
    public static GrantResponse Of(PortalGrant grant) => new(
        grant.Id,
        grant.RowVersion.ToString(CultureInfo.InvariantCulture),
        grant.Holder,
        grant.Issuer,
        grant.Name,
        RoleNames.Of(grant.Role),
        grant.Cluster,
        grant.Namespace,
        grant.GrantedBy,
        grant.GrantedAt);
}
