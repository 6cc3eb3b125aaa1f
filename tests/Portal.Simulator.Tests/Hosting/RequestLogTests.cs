using System.Net;
using System.Text;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Hosting;

public sealed class RequestLogTests
{
    [Fact]
    public async Task IsEffectiveWrite_DeletionWithADryRunInItsBody_IsNone()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { RunControllers = false });
        server.Api.Create(KnownResources.ConfigMaps, "default", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "m" } });
        using var client = server.CreateClient();
        await Delete(client, """{"dryRun":["All"]}""");
        await Delete(client, "{}");
        var logged = server.Requests.Of("delete", "configmaps");
        Assert.Equal([false, true], logged.Select(r => r.IsEffectiveWrite));
        Assert.Equal([true, false], logged.Select(r => r.IsDryRun));
        Assert.Equal(2, logged.Select(r => r.BodyHash).Where(h => h.Length == 64).Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task Delete(HttpClient client, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/namespaces/default/configmaps/m");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
