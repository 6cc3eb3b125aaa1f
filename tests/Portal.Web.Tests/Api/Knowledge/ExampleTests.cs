using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Knowledge;

/// <summary>The examples of the OpenAPI document are there, and the endpoint takes them.</summary>
[Collection(RunningPortalCollection.Name)]
public sealed class ExampleTests(RunningPortal portal)
{
    [Fact]
    public async Task Document_EveryBodyOfTheKnowledgeBase_HasAnExampleAndEveryOperationASummary()
    {
        using var client = portal.CreateClient();

        var paths = (await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");

        var operations = paths.EnumerateObject().Where(static path => path.Name.StartsWith("/api/v1/knowledge", StringComparison.Ordinal))
            .SelectMany(static path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value))).ToArray();
        Assert.True(operations.Length > 20);
        Assert.All(operations, static operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Name));
        Assert.All(operations.Where(static operation => Takes(operation.Value) is not null), static operation =>
            Assert.True(Takes(operation.Value)!.Value.TryGetProperty("example", out _), $"{operation.Name} has no example"));
    }

    [Fact]
    public async Task Match_TheExampleOfTheDocument_ShowsTheProblemThatItAnswers()
    {
        using var client = portal.CreateClient();
        var match = (await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/v1/knowledge/match").GetProperty("post");

        using var response = await client.PostAsJsonAsync("/api/v1/knowledge/match", Takes(match)!.Value.GetProperty("example"));

        var said = match.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");
        var shown = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            said.GetProperty("matches")[0].GetProperty("slug").GetString(), shown.GetProperty("matches")[0].GetProperty("slug").GetString());
    }

    private static JsonElement? Takes(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) ? json : null;
}
