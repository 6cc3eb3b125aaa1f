using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Http;

/// <summary>Group versions whose APIService names a backend.</summary>
public sealed class ExternalApisTests
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    [Theory]
    [InlineData("True", "Current", 404)]
    [InlineData("False", "Stale", 503)]
    public async Task Discovery_ApiServiceWithBackend_IsAsFreshAsItIsAvailable(string available, string freshness, int status)
    {
        await using var server = await ApiServer.StartAsync();
        Register(server, available);

        var (_, _, bytes) = await server.SendAsync("GET", "/apis", accept: Aggregated);
        var group = JsonNode.Parse(bytes)!["items"]!.AsArray().Single(g => g!["metadata"]!["name"]!.ToString() == "metrics.example.com")!;
        Assert.Equal(freshness, group["versions"]![0]!["freshness"]!.ToString());
        Assert.Empty(group["versions"]![0]!["resources"]!.AsArray());
        var (_, groups) = await server.JsonAsync("GET", "/apis");
        Assert.Contains(groups["groups"]!.AsArray(), g => g!["name"]!.ToString() == "metrics.example.com");
        var (_, legacy) = await server.JsonAsync("GET", "/apis/metrics.example.com");
        Assert.Equal("metrics.example.com/v1", legacy["preferredVersion"]!["groupVersion"]!.ToString());
        Assert.Equal(status, (await server.SendAsync("GET", "/apis/metrics.example.com/v1")).Status);
        Assert.Equal(status, (await server.SendAsync("GET", "/apis/metrics.example.com/v1/samples")).Status);
        Assert.Equal(200, (await server.SendAsync("GET", "/apis/apps/v1/deployments")).Status);
    }

    [Fact]
    public async Task Discovery_OlderAggregatedForm_IsAnsweredInIt()
    {
        await using var server = await ApiServer.StartAsync();

        var (_, type, bytes) = await server.SendAsync("GET", "/apis", accept: Aggregated.Replace("v=v2", "v=v2beta1", StringComparison.Ordinal));

        Assert.Contains("v=v2beta1", type, StringComparison.Ordinal);
        Assert.Equal("apidiscovery.k8s.io/v2beta1", JsonNode.Parse(bytes)!["apiVersion"]!.ToString());
    }

    [Fact]
    public async Task Get_BackendAway_SaysServiceUnavailable()
    {
        await using var server = await ApiServer.StartAsync();
        Register(server, "False");

        var (status, type, body) = await server.SendAsync("GET", "/apis/metrics.example.com/v1/namespaces/default/samples/x");

        Assert.Equal((503, "text/plain; charset=utf-8", "service unavailable\n"), (status, type, Encoding.UTF8.GetString(body)));
    }

    private static void Register(ApiServer server, string available)
    {
        server.Cluster.Api.Create(KnownResources.ApiServices, "", JsonNode.Parse("""
            {"metadata":{"name":"v1.metrics.example.com"},"spec":{"group":"metrics.example.com","version":"v1","groupPriorityMinimum":100,"versionPriority":100,
             "service":{"namespace":"kube-system","name":"metrics"}}}
            """)!.AsObject());
        server.Cluster.Api.Edit(
            KnownResources.ApiServices,
            "",
            "v1.metrics.example.com",
            json => json["status"] = JsonNode.Parse($$"""{"conditions":[{"type":"Available","status":"{{available}}","reason":"Test","message":"test"}]}"""),
            new WriteOptions { Subresource = "status" });
    }
}
