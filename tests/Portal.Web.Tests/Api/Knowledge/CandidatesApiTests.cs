using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class CandidatesApiTests(RunningPortal portal)
{
    private const string Path = "/api/v1/knowledge/match/candidates";

    [Fact]
    public async Task Keep_UnknownLines_AreGroupedCountedAndWhatIsLeftOutIsSaid()
    {
        using var client = portal.CreateClient();

        var first = await KeepAsync(client, "alpha cogwheel 17 failed to turn\nalpha cogwheel 18 failed to turn\nall is well with alpha\n");
        using var text = await client.PostAsync(Path, new StringContent("alpha cogwheel 4 failed to turn", Encoding.UTF8, "text/plain"));
        var second = await text.Content.ReadFromJsonAsync<JsonElement>();

        var kept = Assert.Single(first.GetProperty("kept").EnumerateArray());
        Assert.Equal("alpha cogwheel <n> failed to turn", kept.GetProperty("template").GetString());
        Assert.Equal((2, 1), (kept.GetProperty("lines").GetInt32(), first.GetProperty("quietLines").GetInt32()));
        Assert.Equal((kept.GetProperty("id").GetString(), 2), (second.GetProperty("kept")[0].GetProperty("id").GetString(), second.GetProperty("kept")[0].GetProperty("pastes").GetInt32()));
    }

    [Fact]
    public async Task List_WithTextSortAndLimit_GivesThePageAndItsNext()
    {
        using var client = portal.CreateClient();
        foreach (var word in (string[])["one", "two", "three"])
        {
            await KeepAsync(client, $"beta cogwheel {word} failed to turn");
        }

        var page = await client.GetFromJsonAsync<JsonElement>($"{Path}?q=beta%20cogwheel&sort=firstSeen&limit=2");
        var rest = await client.GetFromJsonAsync<JsonElement>($"{Path}?q=beta%20cogwheel&sort=firstSeen&limit=2&cursor={page.GetProperty("next").GetString()}");

        Assert.Equal((3, 2, false), (page.GetProperty("total").GetInt32(), page.GetProperty("items").GetArrayLength(), page.GetProperty("stale").GetBoolean()));
        Assert.Contains(" three ", page.GetProperty("items")[0].GetProperty("template").GetString(), StringComparison.Ordinal);
        Assert.Contains(" one ", Assert.Single(rest.GetProperty("items").EnumerateArray()).GetProperty("template").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
        Assert.True(page.GetProperty("open").GetInt32() >= 3);
    }

    [Fact]
    public async Task Article_OfACandidate_IsWrittenOnceAndMarksIt()
    {
        using var client = portal.CreateClient();
        var id = (await KeepAsync(client, "gamma cogwheel 17 failed to turn")).GetProperty("kept")[0].GetProperty("id").GetString();

        using var written = await client.PostAsync($"{Path}/{id}/article", null);
        using var again = await client.PostAsync($"{Path}/{id}/article", null);
        using var dismissed = await client.PostAsync($"{Path}/{id}/dismiss", null);
        var candidate = await client.GetFromJsonAsync<JsonElement>($"{Path}/{id}");

        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        Assert.Equal("/api/v1/knowledge/gamma-cogwheel-failed-to-turn", written.Headers.Location?.ToString());
        Assert.Equal("Article", candidate.GetProperty("state").GetString());
        Assert.Equal("gamma-cogwheel-failed-to-turn", candidate.GetProperty("article").GetProperty("slug").GetString());
        foreach (var refused in (HttpResponseMessage[])[again, dismissed])
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("gamma-cogwheel-failed-to-turn", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(async () => (await client.GetFromJsonAsync<JsonElement>($"{Path}/{id}")).GetProperty("matchedBy").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Draft_PostedToKnowledge_MarksTheCandidateAndASecondOneIsRefused()
    {
        using var client = portal.CreateClient();
        var id = (await KeepAsync(client, "delta cogwheel 17 failed to turn")).GetProperty("kept")[0].GetProperty("id").GetString();
        var draft = (await client.GetFromJsonAsync<Dictionary<string, JsonElement>>($"{Path}/{id}/article-draft"))!;

        using var written = await client.PostAsJsonAsync("/api/v1/knowledge", draft);
        draft["slug"] = JsonSerializer.SerializeToElement("delta-another");
        using var second = await client.PostAsJsonAsync("/api/v1/knowledge", draft);

        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        Assert.Equal("Article", (await client.GetFromJsonAsync<JsonElement>($"{Path}/{id}")).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("delta-cogwheel-failed-to-turn", (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("candidate")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/knowledge/delta-another")).StatusCode);
    }

    [Fact]
    public async Task Roles_AViewer_KeepsAndReadsButDoesNotDecide()
    {
        using var viewer = portal.CreateClient();
        viewer.DefaultRequestHeaders.Add("X-Portal-User", "vera");
        viewer.DefaultRequestHeaders.Add("X-Portal-Roles", "viewer");
        var id = (await KeepAsync(viewer, "epsilon cogwheel 17 failed to turn")).GetProperty("kept")[0].GetProperty("id").GetString();

        Assert.Equal("vera", (await viewer.GetFromJsonAsync<JsonElement>($"{Path}/{id}")).GetProperty("lastBy").GetString());
        foreach (var act in (string[])["dismiss", "restore", "article"])
        {
            using var refused = await viewer.PostAsync($"{Path}/{id}/{act}", null);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("operator", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Dismiss_ThenRestore_SaysWhoAndGoesBack()
    {
        using var client = portal.CreateClient();
        client.DefaultRequestHeaders.Add("X-Portal-User", "olga");
        client.DefaultRequestHeaders.Add("X-Portal-Roles", "operator");
        var id = (await KeepAsync(client, "zeta cogwheel 17 failed to turn")).GetProperty("kept")[0].GetProperty("id").GetString();

        using var dismissed = await client.PostAsync($"{Path}/{id}/dismiss", null);
        var list = await client.GetFromJsonAsync<JsonElement>($"{Path}?state=dismissed&q=zeta");
        using var restored = await client.PostAsync($"{Path}/{id}/restore", null);

        Assert.Equal("olga", (await dismissed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decidedBy").GetString());
        Assert.Equal(id, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("Open", (await restored.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?cursor=x", "cursor")]
    [InlineData("?sort=name", "sort")]
    [InlineData("?state=gone", "state")]
    [InlineData("/seventeen", "id")]
    public async Task Get_BadInput_NamesTheField(string query, string field)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync(Path + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/article-draft")]
    public async Task Get_ACandidateThatIsNotThere_Is404(string below)
    {
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync($"{Path}/{Guid.NewGuid()}{below}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("candidate", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_NothingOrTooMuch_IsRefusedWithTheFieldOrTheLimit()
    {
        using var client = portal.CreateClient();

        using var empty = await client.PostAsJsonAsync(Path, new { text = " \n" });
        using var large = await client.PostAsJsonAsync(Path, new { text = new string('x', (1024 * 1024) + 1) });
        using var form = await client.PostAsync(Path, new StringContent("text=x", Encoding.UTF8, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.True((await empty.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("text", out _));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("1048576", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    private static async Task<JsonElement> KeepAsync(HttpClient client, string text)
    {
        using var answer = await client.PostAsJsonAsync(Path, new { text });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
