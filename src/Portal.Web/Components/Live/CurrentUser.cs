using Microsoft.AspNetCore.Components.Authorization;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Components.Live;

/// <summary>
/// The person behind a page. Asked anew for each act: the principal is revalidated while the circuit lives, and services check the rights anyway.
/// </summary>
/// <param name="authentication">Blazor's view of who is signed in.</param>
public sealed class CurrentUser(AuthenticationStateProvider authentication)
{
    /// <summary>The person.</summary>
    public async Task<PortalUser> GetAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return state.User.ToPortalUser();
    }

    /// <summary>The person as the caller of a remediation.</summary>
    public async Task<RemediationCaller> CallerAsync() => new(await GetAsync());
}
