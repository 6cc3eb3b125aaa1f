using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Hosting.SignIn;

[Collection(RunningPortalCollection.Name)]
public sealed class DevelopmentSignInTests(RunningPortal portal)
{
    [Theory]
    [InlineData("alice", "viewer", HttpStatusCode.OK)]
    [InlineData("alice", "operator, approver", HttpStatusCode.OK)]
    [InlineData("alice", null, HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    [InlineData("alice", "operator@prod/shop, break-glass@test", HttpStatusCode.OK)]
    [InlineData("alice", "operator@prod/Shop", HttpStatusCode.Unauthorized)]
    [InlineData("alice", "break-glass", HttpStatusCode.Forbidden)]
    [InlineData("alice", "boss", HttpStatusCode.Unauthorized)]
    [InlineData("alice", "1", HttpStatusCode.Unauthorized)]
    [InlineData("", "viewer", HttpStatusCode.Unauthorized)]
    public async Task Headers_OfAnyForm_AreTakenOrRefusedInWords(string? user, string? roles, HttpStatusCode status)
    {
        using var client = portal.CreateClient(user, roles);

        using var answer = await client.GetAsync(new Uri("/api/v1/clusters", UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.Unauthorized)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        }
    }

    [Theory]
    [InlineData("nils", "break-glass", HttpStatusCode.Forbidden, "To see this you need the role viewer")]
    [InlineData("nils", "boss", HttpStatusCode.Unauthorized, "A role in X-Portal-Roles cannot be read")]
    [InlineData("<script>", "break-glass", HttpStatusCode.Forbidden, "You may not see this")]
    public async Task Page_SomebodyWhoIsNotLetIn_IsAPageFromWhichTheyCanBecomeSomebodyElse(string user, string roles, HttpStatusCode status, string expected)
    {
        using var client = portal.CreateClient(user, roles);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.GetAsync(new Uri("/findings?state=open", UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains("action=\"/sign-in/development\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"/findings?state=open\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picker_RoleThatIsNone_IsAPageThatSaysSo()
    {
        using var client = portal.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.PostAsync(
            new Uri("/sign-in/development", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = "mara", ["roles"] = "boss" }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("cannot be read", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/findings?state=open", "/findings?state=open")]
    [InlineData("//evil.example.com", "/")]
    [InlineData("/\\evil.example.com", "/")]
    [InlineData("https://evil.example.com", "/")]
    [InlineData("", "/")]
    public async Task Picker_ReturnUrl_StaysOnThisSite(string returnUrl, string expected)
    {
        using var client = portal.CreateClient();

        using var answer = await client.PostAsync(
            new Uri("/sign-in/development", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = "mara", ["roles"] = "Operator", ["returnUrl"] = returnUrl }));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        Assert.Contains("mara|operator", Uri.UnescapeDataString(Assert.Single(answer.Headers.GetValues("Set-Cookie"))), StringComparison.Ordinal);
    }
}
