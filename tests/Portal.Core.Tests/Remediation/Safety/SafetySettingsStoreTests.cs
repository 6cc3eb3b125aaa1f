using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation.Safety;

public sealed class SafetySettingsStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly RemediationCaller Adam = RemediationHarness.Person("adam", PortalRole.Admin);

    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task SetAsync_ForAllAndForOneCluster_TheClustersOwnWinUntilTheyAreTakenBack()
    {
        Assert.Equal((0, false, 5), await SeenAsync(_harness.Cluster));

        Assert.True((await SetAsync("", 7, 0)).Succeeded);
        Assert.Equal((0, false, 7), await SeenAsync(_harness.Cluster));

        Assert.True((await SetAsync(_harness.Cluster, 2, 0)).Succeeded);
        Assert.Equal((1, true, 2), await SeenAsync(_harness.Cluster));
        Assert.Equal((1, true, 7), await SeenAsync(""));

        Assert.True((await _harness.Limits.SetAsync(_harness.Cluster, null, 1, Adam, CancellationToken.None)).Succeeded);
        Assert.Equal((2, false, 7), await SeenAsync(_harness.Cluster));
        Assert.True((await SetAsync(_harness.Cluster, 3, 2)).Succeeded);
        Assert.Equal((3, true, 3), await SeenAsync(_harness.Cluster));

        var changes = (await _harness.AuditAsync()).Where(static e => e.Action == "settings.safety").ToList();
        Assert.Equal(4, changes.Count);
        Assert.Contains("\"parallelRuns\":7", changes[1].Answer, StringComparison.Ordinal);
        Assert.Contains("\"parallelRuns\":2", changes[1].Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetAsync_TwentyAtOnceOnTheSameVersion_OneIsSavedAndTheOthersAreTold()
    {
        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => SetAsync("", i, 0))));

        Assert.Single(results, static r => r.Succeeded);
        Assert.All(results.Where(static r => !r.Succeeded), static r => Assert.Equal("ChangedMeanwhile", r.Code));
        Assert.Single(await _harness.AuditAsync());
    }

    [Fact]
    public async Task SetAsync_WrongInputUnknownClusterOrNoRight_ChangesNothing()
    {
        Assert.Equal("parallelRuns", Assert.Single((await SetAsync("", 0, 0)).Errors).Key);
        Assert.Contains(_harness.Cluster, Assert.Single((await SetAsync("nowhere", 5, 0)).Errors["cluster"]).En, StringComparison.Ordinal);
        Assert.Equal(RemediationStatus.Forbidden, (await _harness.Limits.SetAsync("", new SafetySettings(), 0, RemediationHarness.Bob, CancellationToken.None)).Status);

        Assert.Equal((0, false, 5), await SeenAsync(""));
        Assert.Equal(AuditOutcome.Refused, Assert.Single(await _harness.AuditAsync()).Outcome);
    }

    [Fact]
    public async Task PauseAsync_TwiceUnknownClusterOrWithoutReason_IsToldWhatIsThere()
    {
        var carol = RemediationHarness.Person("carol", PortalRole.Approver);
        Assert.Equal(["cluster", "reason"], (await _harness.Pauses.PauseAsync("nowhere", " ", carol, CancellationToken.None)).Errors.Keys);
        Assert.True((await _harness.Pauses.PauseAsync("", "the network changes", carol, CancellationToken.None)).Succeeded);

        var second = await _harness.Pauses.PauseAsync("", "me too", carol, CancellationToken.None);

        Assert.Equal(("AlreadyPaused", "the network changes"), (second.Code, second.Pause!.Reason));
        Assert.True((await _harness.Pauses.PauseAsync(_harness.Cluster, "this one besides", carol, CancellationToken.None)).Succeeded);
        Assert.Equal(2, (await _harness.Pauses.ActiveAsync(CancellationToken.None)).Length);
        Assert.True((await _harness.Pauses.ResumeAsync(second.Pause.Id, carol, CancellationToken.None)).Succeeded);
        Assert.Equal("NotPaused", (await _harness.Pauses.ResumeAsync(second.Pause.Id, carol, CancellationToken.None)).Code);
        Assert.Equal("PauseNotFound", (await _harness.Pauses.ResumeAsync(Guid.NewGuid(), carol, CancellationToken.None)).Code);
    }

    private Task<SafetyResult> SetAsync(string cluster, int parallel, int version) =>
        _harness.Limits.SetAsync(cluster, new SafetySettings { ParallelRuns = parallel }, version, Adam, CancellationToken.None);

    private async Task<(int Version, bool IsOwn, int Parallel)> SeenAsync(string cluster)
    {
        var limits = await _harness.Limits.GetAsync(cluster, CancellationToken.None);
        return (limits.Version, limits.IsOwn, limits.Settings.ParallelRuns);
    }
}
