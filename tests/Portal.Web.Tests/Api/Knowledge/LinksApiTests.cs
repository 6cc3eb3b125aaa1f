using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Core.Knowledge.Links;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class LinksApiTests(RunningPortal portal)
{
    [Fact]
    public async Task List_OfDeadOnes_NamesTheirArticlesAndTheArticleItsSourcesState()
    {
        using var client = portal.CreateClient();
        await CreateAsync(client, "links-of-mine", "https://dead-source.test/a");
        await using (var context = portal.Database.CreateDbContext())
        {
            var at = new DateTimeOffset(2026, 11, 2, 1, 2, 3, TimeSpan.Zero);
            context.Add(new ArticleLink { Url = "https://dead-source.test/a", State = LinkState.Dead, Reason = LinkReason.Gone, Status = 410, GoneSince = at, CheckedAt = at, NextCheck = at });
            await context.SaveChangesAsync();
        }

        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/knowledge/links?state=dead&q=dead-source&limit=5");
        var article = await client.GetFromJsonAsync<JsonElement>("/api/v1/knowledge/links-of-mine");

        var link = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        Assert.Equal(("Dead", "Gone", 410, "2026-11-02T01:02:03Z"), (
            link.GetProperty("state").GetString(), link.GetProperty("reason").GetString(), link.GetProperty("status").GetInt32(), link.GetProperty("goneSince").GetString()));
        Assert.Equal("links-of-mine", Assert.Single(link.GetProperty("articles").EnumerateArray()).GetProperty("slug").GetString());
        var source = Assert.Single(article.GetProperty("sources").EnumerateArray());
        Assert.Equal(("Dead", 410, "2026-11-02T01:02:03Z"), (source.GetProperty("state").GetString(), source.GetProperty("status").GetInt32(), source.GetProperty("checkedAt").GetString()));
    }

    [Fact]
    public async Task Put_SourcesAsTheyWereRead_AreTaken()
    {
        using var client = portal.CreateClient();
        await CreateAsync(client, "sources-sent-back", "https://sent-back.test/");
        var article = await client.GetFromJsonAsync<JsonElement>("/api/v1/knowledge/sources-sent-back");

        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/knowledge/sources-sent-back") { Content = JsonContent.Create(new { sources = article.GetProperty("sources") }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/knowledge/links?state=broken", "state")]
    [InlineData("/api/v1/knowledge/links?limit=0", "limit")]
    [InlineData("/api/v1/knowledge/links?cursor=x", "cursor")]
    public async Task List_BadInput_NamesTheField(string path, string field)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.Conflict)]
    public async Task Check_ByRole_IsRefusedOrToldThatItIsOff(string role, HttpStatusCode expected)
    {
        using var client = portal.CreateClient("lin", role);

        using var answer = await client.PostAsJsonAsync("/api/v1/knowledge/links/check", new { });

        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task CreateAsync(HttpClient client, string slug, string source)
    {
        await Eventually.TrueAsync(async () => (await client.GetAsync("/api/v1/knowledge/pod-stuck-terminating")).StatusCode == HttpStatusCode.OK);
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/knowledge", new { slug, title = "A title", body = "Text.", sources = new[] { new { title = "A source", url = source } } });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
