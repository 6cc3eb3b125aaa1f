using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Simulator.Hosting;
using Portal.Testing.Database;
using Portal.Testing.Simulator;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Features.Nodes;

/// <summary>A portal with a cluster of its own, whose nodes are cordoned until a test takes two of them; and two people who use its API.</summary>
public sealed class DrainLab(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Queue<string> _nodes = [];
    private RunningPortal _portal = null!;
    private HttpClient _alice = null!;
    private HttpClient _bob = null!;

    /// <summary>The API server's side.</summary>
    internal SimulatorFixture Simulator => _portal.Simulator;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _portal = new RunningPortal(postgres) { Options = new SimulatorOptions { ClusterName = "test", Nodes = 12 } };
        await _portal.InitializeAsync();
        var options = _portal.Services.GetRequiredService<IOptions<RemediationOptions>>().Value;
        (options.BlockedPause, options.StepPatience) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        await LiftLimitsAsync();
        (_alice, _bob) = (_portal.CreateClient("alice"), _portal.CreateClient("bob"));
        foreach (var line in (await Simulator.Kubectl.RunAsync("get", "nodes", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _nodes.Enqueue(line["node/".Length..]);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _alice.Dispose();
        _bob.Dispose();
        await _portal.DisposeAsync();
    }

    /// <summary>Two nodes that no other test uses, the first with the pods of some manifests.</summary>
    internal Task<DrainBench> PrepareAsync(string manifests) => DrainBench.PrepareAsync(Simulator, _nodes.Dequeue(), _nodes.Dequeue(), manifests);

    /// <summary>Plans the drain, has it tried and approved; gives the run's id.</summary>
    internal async Task<string> ApprovedAsync(DrainBench bench, int steps, object? parameters = null)
    {
        // The portal's own view follows the API server by milliseconds.
        var run = await Testing.Eventually.PassesAsync(async () =>
        {
            var planned = await SendAsync(_alice, "", new { playbook = "drain", cluster = "test", subject = new { kind = "Node", name = bench.Node }, parameters = parameters ?? new { } });
            Assert.Equal(steps, planned.GetProperty("steps").GetArrayLength());
            return planned.GetProperty("id").GetString()!;
        }, TimeSpan.FromSeconds(30));
        var tried = await SendAsync(_alice, $"/{run}/dry-run");
        Assert.True(tried.GetProperty("state").GetString() == "AwaitingApproval", tried.ToString());
        await SendAsync(_bob, $"/{run}/approve");
        return run;
    }

    /// <summary>Presses execute.</summary>
    internal Task ExecuteAsync(string run) => SendAsync(_alice, $"/{run}/execute");

    /// <summary>The run as the API gives it.</summary>
    internal async Task<JsonElement> ReadAsync(string run) => await _alice.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/remediations/{run}", UriKind.Relative));

    /// <summary>Waits until the run's verdicts are as wanted: names of pods by state.</summary>
    internal Task<JsonElement> VerdictsAsync(string run, Func<ILookup<string, string>, bool> wanted) => Testing.Eventually.ValueAsync(
        () => ReadAsync(run),
        read => wanted(read.GetProperty("verdicts").EnumerateArray().ToLookup(static v => v.GetProperty("state").GetString()!, static v => v.GetProperty("pod").GetProperty("name").GetString()!)),
        TimeSpan.FromSeconds(40));

    /// <summary>Waits until the run has ended.</summary>
    internal Task<JsonElement> EndedAsync(string run) => Testing.Eventually.ValueAsync(
        () => ReadAsync(run), static read => read.GetProperty("state").GetString() is "Succeeded" or "Failed" or "Cancelled", TimeSpan.FromSeconds(60));

    // Ten of twelve nodes are cordoned here so that pods go where a test wants them; the limits have tests of their own.
    private async Task LiftLimitsAsync()
    {
        await using var db = _portal.Database.CreateDbContext();
        db.Add(new SafetySettingsEntry
        {
            Cluster = "",
            Settings = new SafetySettings { NodesPercent = 100, NodesCount = 100, BreakerFailures = 100, CoolDownMinutes = 0 },
            Version = 1,
            ChangedBy = "drain lab",
            ChangedAt = TimeProvider.System.GetUtcNow(),
        });
        await db.SaveChangesAsync();
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, string path, object? body = null)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var answer = await client.PostAsync(new Uri($"/api/v1/remediations{path}", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
