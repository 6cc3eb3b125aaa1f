using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class KnowledgeApiTests(RunningPortal portal)
{
    [Theory]
    [InlineData("knowledge/pod-stuck-terminating?lang=en", "en", "PodStuckTerminating")]
    [InlineData("knowledge/12?lang=zh", "zh", "PodStuckTerminating")]
    public async Task Get_BySlugOrNumber_GivesTheShippedArticleInTheLanguage(string path, string language, string problem)
    {
        using var client = portal.CreateClient();

        var article = await ShippedAsync(client, path);

        Assert.Equal(problem, article.GetProperty("problem").GetString());
        Assert.Equal(language, article.GetProperty("language").GetString());
        Assert.Contains("<h2", article.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(0, article.GetProperty("signatures").GetArrayLength());
        Assert.NotEqual(0, article.GetProperty("sources").GetArrayLength());
    }

    [Fact]
    public async Task List_SeveralTagsAndSeverities_NarrowsByTagsWidensBySeverityAndCountsWhatWouldBeLeft()
    {
        using var client = portal.CreateClient();
        await ShippedAsync(client, "knowledge/pod-stuck-terminating?lang=en"); // Articles come in while the portal starts.

        var one = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/knowledge?tag=pods", UriKind.Relative));
        var two = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/knowledge?tag=pods&tag=deletion", UriKind.Relative));
        var all = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/knowledge?severity=critical&severity=Warning&severity=Info", UriKind.Relative));

        Assert.InRange(two.GetProperty("total").GetInt32(), 1, one.GetProperty("total").GetInt32() - 1);
        Assert.Equal(one.GetProperty("facets").GetProperty("tags").GetProperty("deletion").GetInt32(), two.GetProperty("total").GetInt32());
        Assert.True(all.GetProperty("total").GetInt32() >= 28);
    }

    [Fact]
    public async Task Create_HostileMarkdown_IsKeptAsTextAndShownInert()
    {
        using var client = portal.CreateClient("alice", "operator");
        const string Body = "# Hello\n\n<script>alert(1)</script> [click](javascript:alert(1)) ![x](https://evil.example.com/x.png) <b onclick=x>b</b>";

        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title = "A hostile article", body = Body });
        var location = created.Headers.Location!;
        var article = await client.GetFromJsonAsync<JsonElement>(location);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("/api/v1/knowledge/a-hostile-article", location.OriginalString);
        Assert.Equal(Body, article.GetProperty("body").GetString());
        var html = article.GetProperty("html").GetString()!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b onclick", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Update_VersionThatMovedOn_Is412AndChangesNothing()
    {
        using var client = portal.CreateClient("alice", "operator");
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title = "An article that two people edit", body = "First." });
        var path = created.Headers.Location!;

        using var first = await PutAsync(client, path, "\"1\"", new { body = "Second, by alice.", comment = "better" });
        using var second = await PutAsync(client, path, "\"1\"", new { body = "Second, by bob." });
        using var without = await PutAsync(client, path, null, new { body = "Third." });

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("\"2\"", first.Headers.ETag?.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Contains("alice", (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        var article = await client.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal("Second, by alice.", article.GetProperty("body").GetString());
        var revisions = await client.GetFromJsonAsync<JsonElement>(new Uri(path + "/revisions", UriKind.Relative));
        Assert.Equal([2, 1], revisions.GetProperty("items").EnumerateArray().Select(static r => r.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Update_Signatures_ComeBackAsTheyWereSent()
    {
        using var client = portal.CreateClient("alice", "operator");
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title = "An article that learns a line", body = "First." });
        var path = created.Headers.Location!;
        var signature = new { id = "lost-quorum", kind = "Event", title = "Quorum lost", pattern = "lost quorum of (?<pod>\\S+)", literals = new[] { "lost quorum" }, samples = new[] { "W lost quorum of etcd-1" }, lookAlikes = new[] { "found quorum" } };

        using var saved = await PutAsync(client, path, "\"1\"", new { signatures = new[] { signature } });

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var shown = Assert.Single((await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("signatures").EnumerateArray());
        Assert.Equal("lost quorum of (?<pod>\\S+)", shown.GetProperty("pattern").GetString());
        Assert.Equal("Event", shown.GetProperty("kind").GetString());
        Assert.Equal("W lost quorum of etcd-1", Assert.Single(shown.GetProperty("samples").EnumerateArray()).GetString());
        Assert.Equal("found quorum", Assert.Single(shown.GetProperty("lookAlikes").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("(a+)+(?=b)", "xyz", "xyz", "signatures[0].pattern", "linear time")]
    [InlineData("x*", "xyz", "xyz", "signatures[0].pattern", "empty text")]
    [InlineData("(", "xyz", "xyz", "signatures[0].pattern", "not a regular expression")]
    [InlineData("xyz", "xyz", "abc", "signatures[0].samples", "does not match")]
    [InlineData("abc", "xyz", "abc", "signatures[0].literals", "none of them is in the sample")]
    public async Task Update_ABadSignature_NamesTheFieldAndChangesNothing(string pattern, string literal, string sample, string field, string words)
    {
        using var client = portal.CreateClient("alice", "operator");
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title = $"Bad signature {Guid.NewGuid():N}", body = "First." });
        var path = created.Headers.Location!;

        using var answer = await PutAsync(client, path, "\"1\"", new { body = "Second.", signatures = new[] { new { id = "some-id", title = "Title", pattern, literals = new[] { literal }, samples = new[] { sample } } } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("First.", (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("body").GetString());
    }

    [Fact]
    public async Task Update_AskedInChinese_SaysInChineseWhatIsWrong()
    {
        using var client = portal.CreateClient("alice", "operator");
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title = $"Chinese errors {Guid.NewGuid():N}", body = "First." });
        var body = new { title = "", tags = new[] { "No Tag" }, signatures = new[] { new { id = "some-id", title = "T", pattern = "(?=a)b", literals = new[] { "abc" }, samples = new[] { "abc" } } } };

        using var answer = await PutAsync(client, new Uri(created.Headers.Location!.OriginalString + "?lang=zh", UriKind.Relative), "\"1\"", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal("不能为空", errors.GetProperty("title")[0].GetString());
        Assert.Contains("小写字母", errors.GetProperty("tags")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("线性时间", errors.GetProperty("signatures[0].pattern")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_WithTheMarksOfAMerge_IsRefusedWithTheLineUnlessTheyAreInABlockOfCode()
    {
        using var client = portal.CreateClient("alice", "operator");
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title = $"Marks {Guid.NewGuid():N}", body = "First." });
        var path = created.Headers.Location!;

        using var refused = await PutAsync(client, path, "\"1\"", new { body = "text\n<<<<<<< revision 1, bob\na\n=======\nb\n>>>>>>> your change\n" });
        using var saved = await PutAsync(client, path, "\"1\"", new { body = "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith("line 2 ", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("body")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
    }

    [Fact]
    public async Task Update_ByAViewer_IsForbiddenNamingTheRole()
    {
        using var client = portal.CreateClient("vera", "viewer");

        using var answer = await PutAsync(client, new Uri("/api/v1/knowledge/pod-stuck-terminating", UriKind.Relative), "\"1\"", new { body = "Mine." });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("operator", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title":"x y"}""", "body")]
    [InlineData("""{"body":"x"}""", "title")]
    [InlineData("""{"title":"Long","body":"x","slug":"No Slug!"}""", "slug")]
    [InlineData("""{"title":"Language","body":"x","language":"fr"}""", "language")]
    [InlineData("""{"title":"Severity","body":"x","severity":"Huge"}""", "severity")]
    [InlineData("""{"title":"Unknown","body":"x","colour":"red"}""", "colour")]
    [InlineData("""{"title":"Taken","body":"x","slug":"pod-stuck-terminating"}""", "slug")]
    public async Task Create_WrongInput_Is400NamingTheField(string body, string field)
    {
        using var client = portal.CreateClient("alice", "operator");
        await ShippedAsync(client, "knowledge/12");

        using var answer = await client.PostAsync(
            new Uri("/api/v1/knowledge", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    // The rooms' articles are imported in the background after the start.
    private static Task<JsonElement> ShippedAsync(HttpClient client, string path) => Eventually.PassesAsync(async () =>
    {
        using var answer = await client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    });

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, Uri path, string? version, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        return client.SendAsync(request);
    }
}
