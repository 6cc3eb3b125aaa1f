using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class RevisionsApiTests(RunningPortal portal)
{
    [Fact]
    public async Task TwoEditors_TheSecondMergesAndSaves_BothChangesAreThere()
    {
        using var client = portal.CreateClient("alice", "operator");
        var path = await CreateAsync(client, "An article for two", "First line.\nMiddle line.\nLast line.");
        using var first = await client.SendVersionedAsync(HttpMethod.Put, path, 1, new { body = "First line, by alice.\nMiddle line.\nLast line." });
        var mine = new { body = "First line.\nMiddle line.\nLast line, by bob." };
        using var refused = await client.SendVersionedAsync(HttpMethod.Put, path, 1, mine);

        using var answer = await client.SendVersionedAsync(HttpMethod.Post, $"{path}/merge", 1, mine);
        var merge = await answer.Content.ReadFromJsonAsync<JsonElement>();
        using var saved = await client.SendVersionedAsync(HttpMethod.Put, path, merge.GetProperty("version").GetInt32(), new { body = merge.GetProperty("body").GetString() });

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Contains("merge", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((2, 1, 0), (merge.GetProperty("version").GetInt32(), merge.GetProperty("base").GetInt32(), merge.GetProperty("conflicts").GetArrayLength()));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var article = await client.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal("First line, by alice.\nMiddle line.\nLast line, by bob.", article.GetProperty("body").GetString());
    }

    [Fact]
    public async Task Diff_OfTwoVersions_NamesTheFieldAndMarksTheWord()
    {
        using var client = portal.CreateClient("alice", "operator");
        var path = await CreateAsync(client, "An article to compare", "Restart the kubelet.");
        using var saved = await client.SendVersionedAsync(HttpMethod.Put, path, 1, new { body = "Restart the container.", comment = "safer" });

        var diff = await client.GetFromJsonAsync<JsonElement>($"{path}/diff?from=1&to=2");

        Assert.Equal("safer", diff.GetProperty("to").GetProperty("comment").GetString());
        var field = Assert.Single(diff.GetProperty("fields").EnumerateArray());
        Assert.Equal(("body", "en", 1, 1), (field.GetProperty("field").GetString(), field.GetProperty("language").GetString(), field.GetProperty("added").GetInt32(), field.GetProperty("removed").GetInt32()));
        var line = field.GetProperty("lines")[1];
        Assert.Equal("Added", line.GetProperty("kind").GetString());
        Assert.Equal("container", Assert.Single(line.GetProperty("spans").EnumerateArray(), static span => span.GetProperty("changed").GetBoolean()).GetProperty("text").GetString());
        Assert.Equal(diff.GetProperty("fields").GetRawText(), (await client.GetFromJsonAsync<JsonElement>($"{path}/diff")).GetProperty("fields").GetRawText());
    }

    [Fact]
    public async Task Restore_AnOldVersion_IsANewOneAndTheOldOneStays()
    {
        using var client = portal.CreateClient("alice", "operator");
        var path = await CreateAsync(client, "An article to restore", "Right.");
        using var saved = await client.SendVersionedAsync(HttpMethod.Put, path, 1, new { body = "Wrong." });

        using var late = await client.SendVersionedAsync(HttpMethod.Post, $"{path}/restore", 1, new { revision = 1 });
        using var restored = await client.SendVersionedAsync(HttpMethod.Post, $"{path}/restore", 2, new { revision = 1, comment = "as it was" });

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal((HttpStatusCode.OK, "\"3\""), (restored.StatusCode, restored.Headers.ETag?.Tag));
        var revision = await client.GetFromJsonAsync<JsonElement>($"{path}/revisions/3");
        Assert.Equal(("Right.", "Restored revision 1: as it was"), (revision.GetProperty("body").GetString(), revision.GetProperty("comment").GetString()));
        Assert.Equal("Wrong.", (await client.GetFromJsonAsync<JsonElement>($"{path}/revisions/2")).GetProperty("body").GetString());
    }

    [Theory]
    [InlineData("revisions/0", HttpStatusCode.BadRequest)]
    [InlineData("revisions/one", HttpStatusCode.BadRequest)]
    [InlineData("revisions/9", HttpStatusCode.NotFound)]
    [InlineData("diff?from=x", HttpStatusCode.BadRequest)]
    [InlineData("diff?from=1&to=9", HttpStatusCode.NotFound)]
    public async Task Get_AVersionThatCannotBe_IsAClearError(string path, HttpStatusCode expected)
    {
        using var client = portal.CreateClient("alice", "operator");
        var article = await CreateAsync(client, $"An article of one version {Guid.NewGuid():N}", "Text.");

        using var answer = await client.GetAsync(new Uri($"{article}/{path}", UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Merge_WithAVersionThatNeverWas_NamesTheHeader()
    {
        using var client = portal.CreateClient("alice", "operator");
        var path = await CreateAsync(client, "An article without a ninth version", "Text.");

        using var answer = await client.SendVersionedAsync(HttpMethod.Post, $"{path}/merge", 9, new { body = "Mine." });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("If-Match", out _));
    }

    private static async Task<string> CreateAsync(HttpClient client, string title, string body)
    {
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title, body });
        return created.Headers.Location!.OriginalString;
    }
}
