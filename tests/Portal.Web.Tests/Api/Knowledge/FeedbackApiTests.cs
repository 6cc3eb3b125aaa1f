using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class FeedbackApiTests(RunningPortal portal)
{
    [Fact]
    public async Task Give_ByAViewer_IsCountedInTheArticleAndChangeable()
    {
        using var author = portal.CreateClient("alice", "operator");
        using var reader = portal.CreateClient("vera", "viewer");
        var path = await CreateAsync(author);
        const string Note = "The <b>second</b> step";

        using var first = await reader.PostAsJsonAsync($"{path}/feedback", new { helped = false, note = "Nothing fits" });
        using var second = await reader.PostAsJsonAsync($"{path}/feedback", new { helped = true, note = Note });
        using var third = await author.PostAsJsonAsync($"{path}/feedback", new { helped = false, version = 1 });
        var feedback = (await reader.GetFromJsonAsync<JsonElement>(path)).GetProperty("feedback");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], new[] { first, second, third }.Select(static answer => answer.StatusCode));
        Assert.Equal((1, 2, 90), (feedback.GetProperty("helped").GetInt32(), feedback.GetProperty("answers").GetInt32(), feedback.GetProperty("days").GetInt32()));
        Assert.True(feedback.GetProperty("mine").GetProperty("helped").GetBoolean());
        var note = Assert.Single(feedback.GetProperty("notes").EnumerateArray());
        Assert.Equal(("vera", Note), (note.GetProperty("author").GetString(), note.GetProperty("note").GetString()));
    }

    [Theory]
    [InlineData("""{"note":"x"}""", "helped")]
    [InlineData("""{"helped":"maybe"}""", "helped")]
    [InlineData("""{"helped":true,"note":"a\nb"}""", "note")]
    [InlineData("""{"helped":true,"version":7}""", "version")]
    public async Task Give_WrongInput_Is400NamingTheField(string body, string field)
    {
        using var client = portal.CreateClient("alice", "operator");
        var path = await CreateAsync(client);

        using var answer = await client.PostAsync(new Uri($"{path}/feedback", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Give_OfAnArticleThatIsNotThere_Is404()
    {
        using var client = portal.CreateClient();

        using var answer = await client.PostAsJsonAsync("/api/v1/knowledge/nowhere-at-all/feedback", new { helped = true });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> CreateAsync(HttpClient client)
    {
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title = $"An article to judge {Guid.NewGuid():N}", body = "Text." });
        created.EnsureSuccessStatusCode();
        return created.Headers.Location!.OriginalString;
    }
}
