using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Web.Hosting.SignIn;
using Xunit;

namespace Portal.Web.Tests.Hosting.SignIn;

public sealed class SignInAgainTests
{
    [Theory]
    [InlineData("/findings?state=open", "/findings?state=open")]
    [InlineData("//evil.example.com", "/")]
    public async Task Again_SignedInBrowser_LosesItsCookieAndGoesOnWhereItWas(string returnUrl, string expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(static cookie => cookie.Cookie.Name = "portal-test");
        builder.Services.AddAuthorization();
        await using var app = builder.Build();
        app.MapSignInAgain();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, SignInServices.AgainPath);
        request.Headers.Add("Cookie", "portal-test=old");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["returnUrl"] = returnUrl });

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        Assert.Contains("portal-test=; expires=Thu, 01 Jan 1970", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }
}
