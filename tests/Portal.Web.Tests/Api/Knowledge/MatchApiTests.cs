using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class MatchApiTests(RunningPortal portal)
{
    private const string Busy = "remove /var/lib/docker/containers/5bbc/shm: device or resource busy";
    private const string Line = "Mar 18 02:03:11 eu1c-r02-n11 dockerd[1093]: Handler for DELETE returned error: Unable to remove filesystem for 5bbc0f41: " + Busy;

    [Fact]
    public async Task Match_ALineOfAJournal_GivesTheProblemWithLineSpanReasonAndNode()
    {
        using var client = portal.CreateClient();

        var problem = await FirstAsync(client, JsonContent.Create(new { text = "all is well\r\n" + Line + "\r\n" }));

        Assert.Equal("PodStuckTerminating", problem.GetProperty("problem").GetString());
        Assert.Equal("pod-stuck-terminating", problem.GetProperty("slug").GetString());
        Assert.True(problem.GetProperty("score").GetDouble() > 0);
        Assert.Equal("mount-busy", problem.GetProperty("why")[0].GetProperty("signature").GetString());
        var line = problem.GetProperty("lines")[0];
        Assert.Equal(2, line.GetProperty("number").GetInt32());
        Assert.Equal(Line, line.GetProperty("text").GetString());
        Assert.Equal("mount-busy", line.GetProperty("signature").GetString());
        var span = line.GetProperty("spans")[0];
        Assert.Equal(Line[Line.IndexOf("Unable", StringComparison.Ordinal)..], Line.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()));
        Assert.Contains(problem.GetProperty("parameters").EnumerateArray(), static p => p.GetProperty("name").GetString() == "node"
            && p.GetProperty("value").GetString() == "eu1c-r02-n11" && p.GetProperty("source").GetString() == "Journal");
    }

    [Fact]
    public async Task Match_PlainText_IsTakenAsItIs()
    {
        using var client = portal.CreateClient();

        var problem = await FirstAsync(client, new StringContent(Line, Encoding.UTF8, "text/plain"));

        Assert.Equal("PodStuckTerminating", problem.GetProperty("problem").GetString());
    }

    [Fact]
    public async Task Match_LargerThanAllowed_Is413WithTheLimit()
    {
        using var client = portal.CreateClient();
        foreach (var content in (HttpContent[])[JsonContent.Create(new { text = new string('x', (1024 * 1024) + 1) }), new StringContent(new string('x', (1024 * 1024) + 1), Encoding.UTF8, "text/plain")])
        {
            using var response = await client.PostAsync(new Uri("/api/v1/knowledge/match", UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Contains("1048576", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            content.Dispose();
        }
    }

    [Fact]
    public async Task Match_AWholeMebibyteThatJsonMakesLarger_IsTaken()
    {
        using var client = portal.CreateClient();

        using var response = await client.PostAsJsonAsync("/api/v1/knowledge/match", new { text = new string('\u0001', 1024 * 1024) });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("{\"text\":", "body")]
    [InlineData("{}", "text")]
    [InlineData("{\"text\":7}", "text")]
    [InlineData("{\"txt\":\"x\"}", "t")]
    public async Task Match_BrokenJson_Is400NamingTheField(string body, string field)
    {
        using var client = portal.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(new Uri("/api/v1/knowledge/match", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Contains(errors.EnumerateObject(), error => error.Name.Contains(field, StringComparison.Ordinal));
    }

    private static async Task<JsonElement> FirstAsync(HttpClient client, HttpContent content)
    {
        var text = await content.ReadAsByteArrayAsync();
        JsonElement found = default;
        await Eventually.TrueAsync(async () =>
        {
            using var copy = new ByteArrayContent(text);
            copy.Headers.ContentType = content.Headers.ContentType;
            using var response = await client.PostAsync(new Uri("/api/v1/knowledge/match?lang=en", UriKind.Relative), copy);
            response.EnsureSuccessStatusCode();
            var matches = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("matches");
            found = matches.GetArrayLength() > 0 ? matches[0].Clone() : default;
            return matches.GetArrayLength() > 0;
        });
        return found;
    }
}
