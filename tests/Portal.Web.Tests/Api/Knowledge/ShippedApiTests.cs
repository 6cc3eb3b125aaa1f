using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Knowledge;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class ShippedApiTests(RunningPortal portal)
{
    [Fact]
    public async Task Take_AfterAnUpgrade_MakesTheShippedTextTheNewestVersion()
    {
        using var client = portal.CreateClient("alice", "operator");
        const string Path = "/api/v1/knowledge/taken-from-an-upgrade";
        await EditAndUpgradeAsync(client, "TakenFromAnUpgrade", 901, Path);

        var offer = await client.GetFromJsonAsync<JsonElement>($"{Path}/shipped");
        using var late = await client.SendVersionedAsync(HttpMethod.Post, $"{Path}/shipped/take", 1, null);
        using var taken = await client.SendVersionedAsync(HttpMethod.Post, $"{Path}/shipped/take", offer.GetProperty("version").GetInt32(), null);
        using var after = await client.GetAsync(new Uri($"{Path}/shipped", UriKind.Relative));

        Assert.Equal("body", Assert.Single(offer.GetProperty("fields").EnumerateArray()).GetProperty("field").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("Shipped twice.", (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("body").GetString());
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Keep_AfterAnUpgrade_LeavesTheEditAndAsksNoMore()
    {
        using var client = portal.CreateClient("alice", "operator");
        const string Path = "/api/v1/knowledge/kept-from-an-upgrade";
        await EditAndUpgradeAsync(client, "KeptFromAnUpgrade", 902, Path);

        using var kept = await client.SendVersionedAsync(HttpMethod.Post, $"{Path}/shipped/keep", 2, null);
        using var again = await client.SendVersionedAsync(HttpMethod.Post, $"{Path}/shipped/keep", 2, null);

        Assert.Equal("Edited.", (await kept.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("body").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.True((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("shipped", out _));
    }

    private async Task EditAndUpgradeAsync(HttpClient client, string problem, int number, string path)
    {
        await ShipAsync("Shipped once.");
        using var edited = await client.SendVersionedAsync(HttpMethod.Put, path, 1, new { body = "Edited.", language = "en" });
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        await ShipAsync("Shipped twice.");

        Task ShipAsync(string body)
        {
            var slug = path[(path.LastIndexOf('/') + 1)..];
            string File(string text) => $"---\nnumber: {number}\nslug: {slug}\ntitle: A shipped article\nsummary: A summary.\nseverity: Warning\ntags: [pods]\n---\n{text}\n";
            return portal.Services.GetRequiredService<ShippedArticleImporter>().ImportAsync([new ShippedArticle(problem, File(body), File("正文。"))], CancellationToken.None);
        }
    }
}
