using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Remediations;

[Collection(RunningPortalCollection.Name)]
public sealed class RunExportApiTests(RunningPortal portal)
{
    [Theory]
    [InlineData("sh", "text/x-shellscript", "#!/usr/bin/env bash\n")]
    [InlineData("md", "text/markdown", "# 移除一个 finalizer")]
    public async Task Export_ARun_IsAFileOfThatNameInTheLanguageAskedFor(string format, string media, string head)
    {
        using var client = portal.CreateClient();
        var run = await PlanAsync(client, $"export-{format}");

        using var response = await client.GetAsync(new Uri($"/api/v1/remediations/{run}/export?format={format}&lang=zh", UriKind.Relative));

        Assert.Equal(media, response.Content.Headers.ContentType?.MediaType);
        Assert.Matches($"^attachment; filename=remediation-test-remove-finalizer-[0-9a-f]{{8}}\\.{format}$", Assert.Single(response.Content.Headers.GetValues("Content-Disposition")));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.StartsWith(head, System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_UnknownFormat_NamesTheField()
    {
        using var client = portal.CreateClient();

        using var response = await client.GetAsync(new Uri($"/api/v1/remediations/{Guid.NewGuid()}/export?format=pdf", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("format", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_UnknownRun_IsNotFound()
    {
        using var client = portal.CreateClient();

        using var response = await client.GetAsync(new Uri($"/api/v1/remediations/{Guid.NewGuid()}/export?format=md", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<Guid> PlanAsync(HttpClient client, string name)
    {
        var api = portal.Simulator.Server.Api;
        api.Create(KnownResources.Pods, "default", JsonNode.Parse($$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","finalizers":["example.com/hold"]},"spec":{"containers":[{"name":"main","image":"x"}]}}""")!.AsObject());
        api.Delete(KnownResources.Pods, "default", name);
        var body = new { playbook = "remove-finalizer", cluster = "test", subject = new { kind = "Pod", @namespace = "default", name }, parameters = new { finalizer = "example.com/hold" } };
        return await Eventually.ValueAsync(
            async () =>
            {
                using var response = await client.PostAsJsonAsync("/api/v1/remediations", body);
                return response.StatusCode == HttpStatusCode.Created ? (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid() : Guid.Empty;
            },
            static id => id != Guid.Empty);
    }
}
