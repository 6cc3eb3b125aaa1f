using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Findings;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Remediations;

/// <summary>
/// One run for as many objects as it may have, from the plan to the end, by the real HTTP API on a portal of its own. <c>PORTAL_TEST_BULK=2000</c> makes it as
/// large as it may be; how long it took and what it needed is printed, and not judged.
/// </summary>
public sealed class BulkRunTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("PORTAL_TEST_BULK") ?? "150", CultureInfo.InvariantCulture);

    private readonly RunningPortal _portal = new(postgres) { Options = new SimulatorOptions { ClusterName = "test" } };

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Bulk_AsManyObjectsAsAreAskedFor_AreEachDoneOnceInWaves()
    {
        using var alice = _portal.CreateClient("alice", "operator");
        using var bob = _portal.CreateClient("bob", "approver");
        alice.Timeout = bob.Timeout = TimeSpan.FromMinutes(5);
        var names = Enumerable.Range(0, Count).Select(static i => $"many-{i:0000}").ToArray();
        MakeStuckPods(names);
        var clusters = _portal.Services.GetRequiredService<ILiveClusters>();
        await Eventually.TrueAsync(
            () => clusters.View("test") is { } view && names.All(name => view.Pods.Find("default", name) is { Metadata.DeletionTimestamp: not null }), TimeSpan.FromMinutes(2));
        var subjects = names.Select(static name => new { apiVersion = "v1", kind = "Pod", @namespace = "default", name });
        var (allocated, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());

        var run = await SendAsync(alice, "", new { playbook = "remove-finalizer", cluster = "test", subjects, parameters = new { finalizer = "example.com/hold" } });
        Print("plan", watch);
        var path = $"/{run.GetProperty("id").GetString()}";
        await SendAsync(alice, $"{path}/dry-run", new { });
        Print("dry run", watch);
        await SendAsync(bob, $"{path}/approve", new { comment = "" });
        await SendAsync(alice, $"{path}/execute", new { });
        Print("approve and execute", watch);
        await Eventually.TrueAsync(async () => (await ListedAsync(alice)).GetProperty("endedAt").ValueKind != JsonValueKind.Null, TimeSpan.FromMinutes(15));
        Print("until it has ended", watch);
        run = await alice.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/remediations{path}", UriKind.Relative));
        Print("read", watch);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} objects: {(GC.GetTotalAllocatedBytes() - allocated) >> 20} MiB allocated by portal, simulator and test, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB at most in memory"));

        Assert.True(run.GetProperty("state").GetString() == "Succeeded", run.GetProperty("outcome").GetString());
        var ended = run.GetProperty("subjects").EnumerateArray().ToList();
        Assert.Equal(names, ended.Select(static s => s.GetProperty("subject").GetProperty("name").GetString()));
        Assert.All(ended, static s => Assert.Equal("Verified", s.GetProperty("state").GetString()));
        var waves = ended.GroupBy(static s => s.GetProperty("wave").GetInt32()).Select(static w => w.Count()).ToList();
        Assert.Equal([1, 5], waves.Take(2));
        Assert.All(waves.Skip(2).SkipLast(1), static size => Assert.Equal(25, size));
        var writes = _portal.Simulator.Server.Requests.Requests.Where(r => r.IsEffectiveWrite && r.UserAgent.Contains($"run{path}", StringComparison.Ordinal)).Select(static r => r.PathAndQuery).ToList();
        Assert.Equal((Count, Count), (writes.Count, writes.Distinct(StringComparer.Ordinal).Count()));
        Assert.True((await alice.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/audit/verify", UriKind.Relative))).GetProperty("intact").GetBoolean());
    }

    private static void Print(string what, Stopwatch watch)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:0.0} s"));
        watch.Restart();
    }

    private static async Task<JsonElement> ListedAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/remediations?limit=1", UriKind.Relative))).GetProperty("items")[0];

    private static async Task<JsonElement> SendAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(new Uri($"/api/v1/remediations{path}", UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private void MakeStuckPods(string[] names)
    {
        var api = _portal.Simulator.Server.Api;
        foreach (var name in names)
        {
            api.Create(KnownResources.Pods, "default", JsonNode.Parse($$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","finalizers":["example.com/hold"]},"spec":{"containers":[{"name":"main","image":"x"}]}}""")!.AsObject());
            api.Delete(KnownResources.Pods, "default", name);
        }
    }
}
