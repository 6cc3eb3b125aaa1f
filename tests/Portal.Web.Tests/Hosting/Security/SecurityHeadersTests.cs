using System.Net;
using Portal.Web.Hosting.Security;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Hosting.Security;

[Collection(RunningPortalCollection.Name)]
public sealed class SecurityHeadersTests(RunningPortal portal)
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/favicon.svg", HttpStatusCode.OK)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", HttpStatusCode.OK)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/api/v1/clusters", HttpStatusCode.OK)]
    [InlineData("/api/v1/clusters?limit=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/nothing-of-that-name", HttpStatusCode.NotFound)]
    public async Task AnyAnswer_OfAnyKind_CarriesThePolicy(string path, HttpStatusCode status)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public void Policy_Scripts_AreNeverInlineNorForeign()
    {
        var scripts = Assert.Single(SecurityHeaders.ContentSecurityPolicy.Split(';', StringSplitOptions.TrimEntries), static part => part.StartsWith("script-src", StringComparison.Ordinal));

        Assert.Equal("script-src 'self'", scripts);
        Assert.Contains("frame-ancestors 'none'", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
    }
}
