using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Faults;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Hosting;

public sealed class SimulatorServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GoDownAndComeBack_SamePort_RefusesThenServes()
    {
        await using var server = await SimulatorServer.StartAsync();
        var url = server.Url;

        await server.GoDownAsync();
        using var client = server.CreateClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/simulator/faults", Token));
        await server.ComeBackAsync();

        Assert.Equal(url, server.Url);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/simulator/faults", Token)).StatusCode);
    }

    [Fact]
    public async Task ServerDown_Fault_ComesBackAlone()
    {
        await using var server = await SimulatorServer.StartAsync();
        using var client = server.CreateClient();
        server.Faults.Add(new Fault { Match = new() { Times = 1 }, ServerDown = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/version", Token));

        await Eventually.PassesAsync(async () => (await client.GetAsync("/simulator/faults", Token)).EnsureSuccessStatusCode());
    }

    [Fact]
    public async Task Restore_Backup_VersionsGoBackAndTheFutureIsTooLarge()
    {
        await using var server = await SimulatorServer.StartAsync(new() { RunControllers = false });
        using var client = server.CreateClient();
        var backup = server.Api.Store.Backup();
        server.Api.Create(KnownResources.Namespaces, "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "later" } });
        var future = server.Api.Store.Revision;

        await server.RestoreAsync(backup);

        Assert.True(server.Api.Store.Revision < future, "the revision goes back");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/namespaces/later", Token)).StatusCode);
        using var list = await client.GetAsync($"/api/v1/namespaces?resourceVersion={future}", Token);
        Assert.Contains("Too large resource version", await list.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnknownScenario_NamesThoseThatAreThere()
    {
        var problem = await Assert.ThrowsAsync<FormatException>(() => SimulatorServer.StartAsync(new() { Scenarios = ["NoSuchProblem"] }));

        Assert.Contains("no scenario NoSuchProblem in ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("PodStuckTerminating", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultEndpoint_AddListRemove_ChangesWhatIsInForce()
    {
        await using var server = await SimulatorServer.StartAsync();
        using var client = server.CreateClient();
        using var body = new StringContent("{match: {path: ^/version}, answer: {status: 503}}", Encoding.UTF8, new MediaTypeHeaderValue("application/yaml"));

        var added = await client.PostAsync("/simulator/faults", body, Token);
        var hit = await client.GetAsync("/version", Token);
        var listed = await client.GetStringAsync("/simulator/faults", Token);
        var removed = await client.DeleteAsync("/simulator/faults/1", Token);

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, hit.StatusCode);
        Assert.Contains("\"reason\":\"ServiceUnavailable\"", await hit.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("\"hits\":1", listed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Empty(server.Faults.Active);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync("/simulator/faults/1", Token)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{\"anwser\":{}}", HttpStatusCode.BadRequest)]
    public async Task FaultEndpoint_WrongBody_SaysWhy(string type, string text, HttpStatusCode expected)
    {
        await using var server = await SimulatorServer.StartAsync();
        using var client = server.CreateClient();
        using var body = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(type));

        var answer = await client.PostAsync("/simulator/faults", body, Token);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(server.Faults.Active);
    }
}
