using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

[Collection(RunningPortalCollection.Name)]
public sealed class ExchangeApiTests(RunningPortal portal)
{
    [Fact]
    public async Task Export_ImportedAsItIs_ChangesNothingOfAnyRoom()
    {
        using var client = portal.CreateClient("alice", "operator");
        await Eventually.TrueAsync(async () => (await client.GetAsync("/api/v1/knowledge/pod-stuck-terminating")).StatusCode == HttpStatusCode.OK);

        var export = await client.GetByteArrayAsync("/api/v1/knowledge/export");
        using var answer = await client.PostAsync("/api/v1/knowledge/import?dryRun=true", Zip(export));
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("[]", report.GetProperty("errors").GetRawText());
        Assert.True(report.GetProperty("articles").GetArrayLength() > 20);
        Assert.All(report.GetProperty("articles").EnumerateArray(), static article => Assert.Equal("Unchanged", article.GetProperty("change").GetString()));
    }

    [Fact]
    public async Task Import_OfWhatIsNoArchive_IsRefusedWithTheReason()
    {
        using var client = portal.CreateClient("alice", "operator");

        using var answer = await client.PostAsync("/api/v1/knowledge/import", Zip("hello"u8.ToArray()));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("not a zip", problem.GetProperty("report").GetProperty("errors")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AskedInChinese_SaysInChineseWhatIsWrong()
    {
        using var client = portal.CreateClient("alice", "operator");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        using var answer = await client.PostAsync("/api/v1/knowledge/import?dryRun=true", Zip("hello"u8.ToArray()));

        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("不是 zip 压缩包，或已损坏", report.GetProperty("errors")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Import_ByAViewerOrLargerThanOtherRequests_IsRefusedOrRead()
    {
        using var viewer = portal.CreateClient("vera", "viewer");
        using var client = portal.CreateClient("alice", "operator");

        using var forbidden = await viewer.PostAsync("/api/v1/knowledge/import?dryRun=true", Zip([1]));
        using var large = await client.PostAsync("/api/v1/knowledge/import?dryRun=true", Zip(new byte[(3 * 1024 * 1024) + 1]));

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.OK, large.StatusCode); // Larger than other requests may be, and no zip: reported.
        Assert.Contains("not a zip", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static ByteArrayContent Zip(byte[] content)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return body;
    }
}
