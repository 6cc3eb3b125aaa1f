using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Portal.Web.Components.Objects;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>The person in the top bar.</summary>
public sealed partial class UserName : ComponentBase
{
    private static string Name(ClaimsPrincipal user) => ObjectText.Visible(user.Identity?.Name ?? "", keepLines: false);

    private static string Strongest(ClaimsPrincipal user) => RoleText.Strongest(user.FindAll(ClaimTypes.Role).Select(static claim => claim.Value));

    private static string Role(ClaimsPrincipal user) => Translator.T(RoleText.Of(Strongest(user)));
}
