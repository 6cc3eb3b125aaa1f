using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Web.Components.Objects;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>The person in the top bar.</summary>
public sealed partial class UserName : ComponentBase
{
    private static string Name(ClaimsPrincipal user) => ObjectText.Visible(user.Identity?.Name ?? "", keepLines: false);

    private static string Strongest(ClaimsPrincipal user) => RoleText.Strongest(user.ToPortalUser().Grants.Select(static grant => RoleNames.Of(grant.Role)));

    private static string Role(ClaimsPrincipal user)
    {
        var grants = user.ToPortalUser().Grants;
        var word = Translator.T(RoleText.Of(Strongest(user)));
        return grants.Count == 0 || grants.Any(static grant => grant.IsEverywhere) ? word : Translator.T(RoleText.AtPlaces(word));
    }

    private static string Grants(ClaimsPrincipal user) => string.Join(", ", user.ToPortalUser().Grants.Select(static grant => grant.ToString()).Order(StringComparer.Ordinal));
}
