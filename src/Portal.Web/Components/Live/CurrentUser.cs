using Microsoft.AspNetCore.Components.Authorization;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Components.Live;

/// <summary>
/// The person behind a page, with what they may do now: what they could do when the page was opened may be gone. Services check the rights anyway.
/// </summary>
/// <param name="authentication">Blazor's view of who is signed in.</param>
/// <param name="address">From where the browser is connected.</param>
/// <param name="records">What people may do.</param>
public sealed class CurrentUser(AuthenticationStateProvider authentication, VisitorAddress address, AccessRecords records)
{
    /// <summary>The network address that the person's browser is connected from, for the audit log; empty when it is not known.</summary>
    public string SourceAddress => address.Text;

    /// <summary>The person.</summary>
    public async Task<PortalUser> GetAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await records.KnownAsync(state.User.ToPortalUser() with { InForce = null, DisabledBecause = null }, CancellationToken.None);
    }

    /// <summary>The person as the caller of a remediation.</summary>
    public async Task<RemediationCaller> CallerAsync() => new(await GetAsync(), SourceAddress);
}
