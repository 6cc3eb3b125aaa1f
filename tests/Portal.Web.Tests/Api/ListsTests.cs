using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api;

[Collection(RunningPortalCollection.Name)]
public sealed class ListsTests(RunningPortal portal)
{
    public static TheoryData<string> Lists => ["clusters", "findings", "knowledge", "playbooks", "remediations", "audit"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task AnyList_Asked_HasTheCommonShape(string list)
    {
        using var client = portal.CreateClient();

        var answer = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/{list}?limit=5", UriKind.Relative));

        Assert.Equal(JsonValueKind.Array, answer.GetProperty("items").ValueKind);
        Assert.True(answer.TryGetProperty("next", out _));
        Assert.True(answer.GetProperty("total").GetInt64() >= answer.GetProperty("items").GetArrayLength());
        Assert.EndsWith("Z", answer.GetProperty("asOf").GetString(), StringComparison.Ordinal);
        Assert.True(answer.GetProperty("stale").ValueKind is JsonValueKind.True or JsonValueKind.False);
    }

    [Theory]
    [InlineData("knowledge?severity=Warning&severity=9", "severity")]
    [InlineData("knowledge?tag=a&tag=%00", "tag")]
    [InlineData("findings?limit=0", "limit")]
    [InlineData("findings?limit=1001", "limit")]
    [InlineData("findings?limit=-1", "limit")]
    [InlineData("findings?limit=1&limit=2", "limit")]
    [InlineData("findings?state=broken", "state")]
    [InlineData("findings?severity=3", "severity")]
    [InlineData("findings?sort=evidence", "sort")]
    [InlineData("findings?cursor=garbage", "cursor")]
    [InlineData("remediations?cursor=garbage", "cursor")]
    [InlineData("remediations?state=1", "state")]
    [InlineData("audit?cursor=x", "cursor")]
    [InlineData("audit?from=yesterday", "from")]
    [InlineData("audit?object=%00", "object")]
    [InlineData("clusters?cursor=-1", "cursor")]
    public async Task AnyList_WrongParameter_Is400NamingIt(string query, string field)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/api/v1/{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Theory]
    [InlineData("findings/not-an-id", HttpStatusCode.BadRequest)]
    [InlineData("findings/0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d", HttpStatusCode.NotFound)]
    [InlineData("remediations/0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d", HttpStatusCode.NotFound)]
    public async Task OneThing_UnknownId_IsSaidInWords(string path, HttpStatusCode status)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task OpenApi_Asked_DescribesEveryEndpointOfTheContract()
    {
        using var client = portal.CreateClient();

        var document = await client.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative));

        var paths = document.GetProperty("paths").EnumerateObject().Select(static path => path.Name).ToList();
        Assert.Contains("/healthz", paths);
        Assert.Contains("/readyz", paths);
        foreach (var path in new[] { "clusters", "findings", "findings/{id}", "knowledge", "knowledge/{article}", "knowledge/{article}/revisions", "playbooks", "remediations", "remediations/{id}", "remediations/{id}/execute", "audit", "audit/verify" })
        {
            Assert.Contains($"/api/v1/{path}", paths);
        }

        foreach (var list in new[] { "clusters", "findings", "knowledge", "playbooks", "remediations", "audit" })
        {
            var parameters = document.GetProperty("paths").GetProperty($"/api/v1/{list}").GetProperty("get").GetProperty("parameters")
                .EnumerateArray().Select(static parameter => parameter.GetProperty("name").GetString()).ToList();
            Assert.Contains("limit", parameters);
            Assert.Contains("cursor", parameters);
        }
    }
}
