using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Core.Knowledge.Exchange;
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_LargerThanAllowed_Is413WithTheLimit(bool saysItsLength)
    {
        using var client = portal.CreateClient("alice", "operator");
        using var body = Zip(new byte[KnowledgeExchange.LargestArchive + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/knowledge/import?dryRun=true") { Content = body };
        request.Headers.TransferEncodingChunked = !saysItsLength;
        request.Headers.ExpectContinue = true; // The answer comes before the body is sent, as with curl.

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("20 MiB", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithABadFile_Is400WithFileAndLineAndNothingIsWritten()
    {
        using var client = portal.CreateClient("alice", "operator");
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (slug, severity) in new[] { ("good-one-of-two", "Warning"), ("bad-one-of-two", "Huge") })
            {
                using var writer = new StreamWriter(zip.CreateEntry($"{slug}/article.en.md").Open());
                writer.Write($"---\nslug: {slug}\ntitle: T\nsummary: S\nseverity: {severity}\ntags: [a-tag]\n---\n\nText.\n");
            }
        }

        using var answer = await client.PostAsync("/api/v1/knowledge/import", Zip(buffer.ToArray()));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("report").GetProperty("errors").EnumerateArray());
        Assert.Equal(("bad-one-of-two/article.en.md", 5), (error.GetProperty("file").GetString(), error.GetProperty("line").GetInt32()));
        using var absent = await client.GetAsync("/api/v1/knowledge/good-one-of-two");
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    private static ByteArrayContent Zip(byte[] content)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return body;
    }
}
