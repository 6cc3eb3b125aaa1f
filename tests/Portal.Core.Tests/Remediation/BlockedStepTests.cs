using System.Text.Json.Nodes;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>Steps that a disruption budget refuses for now, over a real database and a simulated API server: what is tried, what is written, and when it ends.</summary>
public sealed class BlockedStepTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly WriteOptions Status = new() { Subresource = "status" };

    private readonly SteppedClock _clock = new();
    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new RemediationOptions { Impersonate = false, StepPatience = TimeSpan.FromSeconds(10), BlockedPause = TimeSpan.FromSeconds(1), ScanInterval = TimeSpan.FromSeconds(1) };
        _harness = await RemediationHarness.StartAsync(postgres, options, _clock);
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task RunAsync_PatienceRunsOut_TheStepFailsWithItsTriesAndTheOthersAreDone()
    {
        _harness.Evict.Patience = TimeSpan.FromSeconds(2);
        var run = await ExecutingAsync();

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal([StepState.Failed, StepState.Done], run.Steps.Select(static s => s.State));
        var (blocked, attempts) = (run.Steps[0], run.Steps[0].Attempts);
        Assert.True(attempts >= 2, $"{attempts} tries");
        Assert.Equal(429, blocked.ResponseStatus);
        Assert.StartsWith($"Gave up after {attempts} tries; the change was not made. ", blocked.ResponseText!.En, StringComparison.Ordinal);
        Assert.Contains("disruption budget", blocked.ResponseText.En, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Step 1 failed: Gave up after", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Null(_harness.View.Pods.Find("shop", "guarded")!.Metadata.DeletionTimestamp);

        // Each try left once, beside the dry run, which says so in its body; the audit log does not grow with them.
        Assert.Equal(1 + attempts, _harness.Writes(run.Id).Count(static w => w.PathAndQuery.Contains("/guarded/eviction", StringComparison.Ordinal)));
        var entries = (await _harness.AuditAsync(run.Id)).Where(static e => e is { Action: "remediation.step", ObjectName: "guarded" }).ToList();
        Assert.Equal([AuditOutcome.Intended, AuditOutcome.Failed, AuditOutcome.Failed], entries.Select(static e => e.Outcome));
        Assert.StartsWith("Blocked, tried again later: 429", entries[1].Answer, StringComparison.Ordinal);
        Assert.Contains($"(try {attempts})", entries[2].Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ProcessEndsWhileAStepIsBlocked_TheNextOneDoesNotBeginItsPatienceAnew()
    {
        var run = await ExecutingAsync();
        using var stop = new CancellationTokenSource();
        var first = _harness.Executor().RunAsync(run.Id, stop.Token);
        await Eventually.TrueAsync(async () => (await _harness.ReadAsync(run.Id)).Steps[0].State == StepState.Blocked);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _clock.Ahead = TimeSpan.FromHours(2);

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Failed, StepState.Failed), (run.State, run.Steps[0].State));
        Assert.StartsWith("Gave up after", run.Steps[0].ResponseText!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BudgetGivesWay_TheStepIsDoneAndTheRunSucceeds()
    {
        var run = await ExecutingAsync();
        var going = _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        await Eventually.TrueAsync(async () => (await _harness.ReadAsync(run.Id)).Steps[0].State == StepState.Blocked);
        Allow(1);

        await going;

        run = await _harness.ReadAsync(run.Id);
        Assert.True(run.State == RunState.Succeeded, run.Outcome?.En);
        Assert.True(run.Steps[0].Attempts >= 2);
    }

    [Fact]
    public async Task StopAsync_WhileAStepIsBlocked_EndsTheRunWithoutItsPatience()
    {
        var run = await ExecutingAsync();
        var going = _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        await Eventually.TrueAsync(async () => (await _harness.ReadAsync(run.Id)).Steps is [{ State: StepState.Blocked }, { State: StepState.Done }]);

        RemediationHarness.Ok(await _harness.Stops.StopAsync(run.Id, "the wrong node", RemediationHarness.Alice, CancellationToken.None));
        await going;

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Cancelled, StepState.Skipped), (run.State, run.Steps[0].State));
        Assert.StartsWith("Stopped by alice: the wrong node Done: step 2. Not done: step 1.", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Null(_harness.View.Pods.Find("shop", "guarded")!.Metadata.DeletionTimestamp);
    }

    // Two running pods, one of which a budget guards.
    private async Task<RemediationRun> ExecutingAsync()
    {
        var api = _harness.Server.Api;
        api.Create(KnownResources.Namespaces, "", JsonNode.Parse("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}""")!.AsObject());
        foreach (var name in new[] { "guarded", "free" })
        {
            api.Create(KnownResources.Pods, "shop", JsonNode.Parse($$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","labels":{"app":"{{{name}}}"}},"spec":{"terminationGracePeriodSeconds":0,"containers":[{"name":"main","image":"x"}]}}""")!.AsObject());
            api.Edit(KnownResources.Pods, "shop", name, static pod => pod["status"] = JsonNode.Parse("""{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}"""), Status);
        }

        api.Create(KnownResources.PodDisruptionBudgets, "shop", JsonNode.Parse("""{"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"budget"},"spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"guarded"}}}}""")!.AsObject());
        Allow(0);
        await Eventually.TrueAsync(() => new[] { "guarded", "free" }.All(name => _harness.View.Pods.Find("shop", name) is { Phase: "Running" }));
        var pod = _harness.View.Pods.Find("shop", "guarded")!;
        var request = _harness.Request("evict", new ObjectReference("v1", "Pod", "shop", "guarded", pod.Metadata.Uid));
        var run = RemediationHarness.Ok(await _harness.Service.PlanAsync(
            request with { Parameters = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("pods", "guarded free") }, RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await _harness.Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None));
        return RemediationHarness.Ok(await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
    }

    private void Allow(int disruptions) => _harness.Server.Api.Edit(KnownResources.PodDisruptionBudgets, "shop", "budget", budget => budget["status"] = new JsonObject
    {
        ["observedGeneration"] = budget["metadata"]!["generation"]?.DeepClone() ?? 1,
        ["disruptionsAllowed"] = disruptions,
        ["desiredHealthy"] = 1,
        ["currentHealthy"] = 1,
        ["expectedPods"] = 1,
    }, Status);
}
