using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class NotesApiTests(RunningPortal portal)
{
    [Fact]
    public async Task Notes_AHostileOne_IsKeptAsTextShownInertAndWithdrawn()
    {
        using var client = portal.CreateClient("alice", "operator");
        var path = await CreateAsync(client, "An article with notes");
        const string Text = "It **helped**. <script>alert(1)</script> [x](javascript:alert(1))";

        using var created = await client.PostAsJsonAsync($"{path}/notes", new { text = Text });
        var note = await created.Content.ReadFromJsonAsync<JsonElement>();
        using var stranger = portal.CreateClient("mallory", "operator");
        using var refused = await stranger.PostAsync(new Uri($"{path}/notes/{note.GetProperty("id").GetString()}/withdraw", UriKind.Relative), null);
        var before = Assert.Single((await client.GetFromJsonAsync<JsonElement>($"{path}/notes")).GetProperty("items").EnumerateArray());
        using var withdrawn = await client.PostAsync(new Uri($"{path}/notes/{note.GetProperty("id").GetString()}/withdraw", UriKind.Relative), null);
        var life = await client.GetFromJsonAsync<JsonElement>($"{path}/life");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal((Text, "alice"), (before.GetProperty("text").GetString(), before.GetProperty("author").GetString()));
        var html = before.GetProperty("html").GetString()!;
        Assert.Contains("<strong>helped</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        var after = Assert.Single(life.GetProperty("notes").EnumerateArray());
        Assert.Equal(("", "alice"), (after.GetProperty("text").GetString(), after.GetProperty("withdrawnBy").GetString()));
    }

    [Theory]
    [InlineData("""{"text":"  "}""", "text")]
    [InlineData("""{"text":"x","runId":"0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d"}""", "runId")]
    [InlineData("""{"text":"x","runId":"no id"}""", "runId")]
    [InlineData("""{"runId":null}""", "text")]
    public async Task Add_WrongInput_Is400NamingTheField(string body, string field)
    {
        using var client = portal.CreateClient("alice", "operator");
        var path = await CreateAsync(client, $"An article without notes {Guid.NewGuid():N}");

        using var answer = await client.PostAsync(new Uri($"{path}/notes", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Life_OfAShippedArticle_HasThirteenWeeks()
    {
        using var client = portal.CreateClient();

        var life = await Portal.Testing.Eventually.PassesAsync(() => client.GetFromJsonAsync<JsonElement>("/api/v1/knowledge/pod-stuck-terminating/life"));

        Assert.Equal(13, life.GetProperty("weeks").GetArrayLength());
    }

    [Fact]
    public async Task Get_WhatIsNotThere_Is404()
    {
        using var client = portal.CreateClient();

        using var notes = await client.GetAsync(new Uri("/api/v1/knowledge/nowhere/notes", UriKind.Relative));
        using var life = await client.GetAsync(new Uri("/api/v1/knowledge/nowhere/life", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (notes.StatusCode, life.StatusCode));
    }

    private static async Task<string> CreateAsync(HttpClient client, string title)
    {
        using var created = await client.PostAsJsonAsync("/api/v1/knowledge", new { title, body = "Text." });
        return created.Headers.Location!.OriginalString;
    }
}
