using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>One plan for many objects: in waves that grow, each verified before the next, and stopped by the first that fails.</summary>
public sealed class RunBulkTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task RunAsync_ThreeHundredObjects_AreDoneInWavesEachVerifiedBeforeTheNext()
    {
        var subjects = await _harness.StuckPodsAsync(Names(300));
        var run = await _harness.BulkExecutingAsync(subjects);
        Assert.Equal((300, 300, 14, RiskLevel.High, true), (run.SubjectCount, run.StepCount, run.SubjectWaves, run.Risk, run.RequiresSecondPerson));

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.True(run.State == RunState.Succeeded, run.Outcome?.En);
        Assert.Equal([1, 5, .. Enumerable.Repeat(25, 11), 19], run.Subjects.GroupBy(static s => s.Wave).Select(static wave => wave.Count()));
        Assert.All(run.Subjects, static s => Assert.Equal((SubjectState.Verified, false, "The pod is gone."), (s.State, s.Active, s.Text!.En)));
        Assert.Equal(300, _harness.Writes(run.Id).Select(static w => w.UserAgent).Distinct().Count());
        Assert.Equal(300, _harness.Writes(run.Id).Count(static w => w.IsEffectiveWrite));

        // Nothing of a wave is intended before the wave before it was seen to have worked.
        var waves = (await _harness.AuditAsync(run.Id)).Where(static e => e.Action == "remediation.wave").Select(static e => e.At).ToList();
        Assert.Equal(13, waves.Count);
        Assert.All(run.Steps.Where(static s => s.Wave > 1), step => Assert.True(step.StartedAt >= waves[step.Wave - 2], $"step {step.Index}"));
        Assert.True((await new AuditVerifier(_harness.Database).VerifyAsync(null, CancellationToken.None)).Intact);
    }

    [Fact]
    public async Task RunAsync_ThirdObjectOfTheSecondWaveFails_TheRestIsLeftOutAndSaysSo()
    {
        _harness.Options.Safety = new SafetySettings { ParallelSteps = 1 };
        var subjects = await _harness.StuckPodsAsync(Names(10));
        var run = await _harness.BulkExecutingAsync(subjects);
        _harness.Touch("pod-003");

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal(
            [
                SubjectState.Verified, SubjectState.NotVerified, SubjectState.NotVerified, SubjectState.Failed, SubjectState.Skipped, SubjectState.Skipped,
                SubjectState.Skipped, SubjectState.Skipped, SubjectState.Skipped, SubjectState.Skipped,
            ],
            run.Subjects.Select(static s => s.State));
        Assert.Equal(run.Steps[3].ResponseText, run.Subjects[3].Text);
        Assert.Contains("pod-003", run.Outcome!.En, StringComparison.Ordinal);
        Assert.Equal(3, _harness.Writes(run.Id).Count);
        Assert.All(run.Subjects, static s => Assert.False(s.Active));

        var overview = await _harness.Reader.OverviewAsync(run.Id, CancellationToken.None);
        Assert.Equal([(1, 1, 0), (2, 5, 2), (3, 4, 4)], overview.Waves.Select(static w => (w.Number, w.Objects, w.Of(SubjectState.Skipped))));
        Assert.Equal((10, 10, 9), (overview.Objects, overview.Ended, overview.Left));
        var page = await _harness.Reader.SubjectsAsync(run.Id, 2, 1, CancellationToken.None);
        Assert.Equal(["pod-002", "pod-003", "pod-004", "pod-005"], page.Subjects.Select(static s => s.Name));
        Assert.Equal((4, 5), (page.Steps.Length, page.Total));
        Assert.Equal(9, (await _harness.Reader.LeftAsync(run.Id, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task RunAsync_ObjectIsNotSeenToHaveWorked_TheNextWaveDoesNotBegin()
    {
        _harness.Medium.Deadline = TimeSpan.FromSeconds(1);
        var run = await _harness.BulkExecutingAsync(await _harness.StuckPodsAsync(Names(3)));
        _harness.Medium.NeverVerified = true;

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.Equal((RunState.Failed, VerificationState.NotVerified), (run.State, run.VerificationState));
        Assert.Equal([SubjectState.NotVerified, SubjectState.Skipped, SubjectState.Skipped], run.Subjects.Select(static s => s.State));
        Assert.Single(_harness.Writes(run.Id));
    }

    [Fact]
    public async Task PlanAsync_SharesAnObjectWithAnotherRun_IsRefusedWithItsNameAndTheOtherRun()
    {
        var subjects = await _harness.StuckPodsAsync(Names(4));
        var first = RemediationHarness.Ok(await _harness.Service.PlanAsync(_harness.BulkRequest(subjects.Take(3)), RemediationHarness.Alice, CancellationToken.None));

        var second = await _harness.Service.PlanAsync(_harness.BulkRequest(subjects.Skip(2)), RemediationHarness.Bob, CancellationToken.None);
        var single = await _harness.Service.PlanAsync(_harness.Request("release", subjects[0]), RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal((RemediationStatus.Conflict, "SubjectBusy", first.Id), (second.Status, second.Code, second.Run!.Id));
        Assert.Contains("Pod shop/pod-002", second.Text!.En, StringComparison.Ordinal);
        Assert.Equal(first.Id, single.Run!.Id);
        RemediationHarness.Ok(await _harness.Service.CancelAsync(first.Id, "", RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await _harness.Service.PlanAsync(_harness.BulkRequest(subjects.Skip(2)), RemediationHarness.Alice, CancellationToken.None));
    }

    [Fact]
    public async Task PlanAsync_ManyAtOnceThatShareAnObject_OneIsPlanned()
    {
        var subjects = await _harness.StuckPodsAsync(Names(12));
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => _harness.Service.PlanAsync(
            _harness.BulkRequest(i % 2 == 0 ? subjects : subjects.AsEnumerable().Reverse()), RemediationHarness.Alice, CancellationToken.None)));

        Assert.Single(results, static r => r.Succeeded);
        Assert.All(results.Where(static r => !r.Succeeded), static r => Assert.Equal("SubjectBusy", r.Code));
    }

    [Fact]
    public async Task PlanAsync_SomeAreRefused_TheyAreLeftOutWithTheReason()
    {
        var subjects = await _harness.StuckPodsAsync(["a", "b"]);
        subjects.Insert(1, await _harness.StuckPodAsync("guarded", label: "guarded"));
        subjects.Add(new ObjectReference("v1", "Pod", "shop", "nobody", ""));

        var run = RemediationHarness.Ok(await _harness.Service.PlanAsync(_harness.BulkRequest(subjects), RemediationHarness.Alice, CancellationToken.None));

        Assert.Equal([(1, SubjectState.Pending), (0, SubjectState.Refused), (2, SubjectState.Pending), (0, SubjectState.Refused)], run.Subjects.Select(static s => (s.Wave, s.State)));
        Assert.Contains("The pod is guarded.", run.Subjects[1].Text!.En, StringComparison.Ordinal);
        Assert.Contains("does not see it", run.Subjects[3].Text!.En, StringComparison.Ordinal);
        Assert.Equal([1, 3], run.Steps.Select(static s => s.Subject));
        Assert.Equal((RunState.Planned, RiskLevel.Medium), (run.State, run.Risk));
        Assert.Contains("3 of 3 objects pass", run.Checks[0].Detail.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_AllAreRefused_TheRunIs()
    {
        var subjects = new[] { await _harness.StuckPodAsync("guarded", label: "guarded") };

        var run = RemediationHarness.Ok(await _harness.Service.PlanAsync(_harness.BulkRequest(subjects), RemediationHarness.Alice, CancellationToken.None));

        Assert.Equal((RunState.Cancelled, "Guarded", 0), (run.State, run.Refusal!.Code, run.StepCount));
    }

    [Fact]
    public async Task PlanAsync_BadInput_NamesThePlace()
    {
        var good = await _harness.StuckPodAsync();
        var result = await _harness.Service.PlanAsync(
            _harness.BulkRequest([good, good with { Name = "Not A Name", Uid = "" }, good, good with { Kind = "Sandwich" }]), RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal(RemediationStatus.Invalid, result.Status);
        Assert.Equal(["subjects[1].name", "subjects[2]", "subjects[3].kind"], result.Errors.Keys);
        Assert.Contains("subjects[0]", result.Errors["subjects[2]"][0].En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_TooMany_IsRefused()
    {
        var good = await _harness.StuckPodAsync();
        var result = await _harness.Service.PlanAsync(
            _harness.BulkRequest(Enumerable.Range(0, 2001).Select(i => good with { Name = $"p-{i}" })), RemediationHarness.Alice, CancellationToken.None);

        Assert.Contains("2001", result.Errors["subjects"][0].En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApproveAsync_MoreObjectsThanTheSettingAllows_NeedsASecondPerson()
    {
        await using var harness = await RemediationHarness.StartAsync(postgres, new RemediationOptions { Impersonate = false, Safety = new SafetySettings { SecondPersonAbove = 2 } });
        var run = RemediationHarness.Ok(await harness.Service.PlanAsync(harness.BulkRequest(await harness.StuckPodsAsync(Names(3))), RemediationHarness.Alice, CancellationToken.None));
        RemediationHarness.Ok(await harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));

        Assert.Equal(RemediationStatus.Forbidden, (await harness.Service.ApproveAsync(run.Id, "", RemediationHarness.Alice, CancellationToken.None)).Status);
        RemediationHarness.Ok(await harness.Service.ApproveAsync(run.Id, "", RemediationHarness.Bob, CancellationToken.None));
    }

    [Fact]
    public async Task PlanAsync_LimitsThatAnAdminHasSet_HoldForTheNextPlan()
    {
        var admin = RemediationHarness.Person("adam", Portal.Core.Access.PortalRole.Admin);
        Assert.True((await _harness.Limits.SetAsync(_harness.Cluster, new SafetySettings { WaveSizes = [2, 1], SecondPersonAbove = 3, MaxSubjects = 4 }, 0, admin, CancellationToken.None)).Succeeded);
        var subjects = await _harness.StuckPodsAsync(Names(5));

        var many = await _harness.Service.PlanAsync(_harness.BulkRequest(subjects), RemediationHarness.Alice, CancellationToken.None);
        var run = RemediationHarness.Ok(await _harness.Service.PlanAsync(_harness.BulkRequest(subjects.Take(4)), RemediationHarness.Alice, CancellationToken.None));

        Assert.Contains("Has 5 objects; a plan may have 4.", many.Errors["subjects"][0].En, StringComparison.Ordinal);
        Assert.Equal([1, 1, 2, 3], run.Subjects.Select(static s => s.Wave));
        Assert.True(run.RequiresSecondPerson);
    }

    [Fact]
    public async Task PlanAsync_PlaybookThatChangesOneObjectTwice_IsADefectOfItsOwnObjectOnly()
    {
        var subjects = await _harness.StuckPodsAsync(["a", "b"]);
        var twice = _harness.BulkRequest(subjects, "release-group") with { Parameters = _harness.BulkRequest(subjects).Parameters.Add("waves", "a a") };

        var bulk = RemediationHarness.Ok(await _harness.Service.PlanAsync(twice, RemediationHarness.Alice, CancellationToken.None));
        var single = await _harness.Service.PlanAsync(twice with { Subject = subjects[0], Subjects = [] }, RemediationHarness.Alice, CancellationToken.None);

        Assert.All(bulk.Subjects, static s => Assert.Equal((SubjectState.Refused, "The playbook failed on it. This is a fault of the portal; it is in its log."), (s.State, s.Text!.En)));
        Assert.Equal("PlaybookFailed", single.Code);
    }

    [Theory]
    [InlineData(nameof(ExecutionPoint.IntentSaved), 4)]
    [InlineData(nameof(ExecutionPoint.AnswerReceived), 3)]
    [InlineData(nameof(ExecutionPoint.VerificationBegun), 1)]
    [InlineData(nameof(ExecutionPoint.VerificationBegun), 2)]
    [InlineData(nameof(ExecutionPoint.BeforeOutcome), 1)]
    [InlineData(nameof(ExecutionPoint.AuditWritten), 4)]
    public async Task RunAsync_ProcessDiesInAWave_EachObjectIsDoneOnceAndTheNextProcessFinishes(string name, int time)
    {
        var point = Enum.Parse<ExecutionPoint>(name);
        var run = await _harness.BulkExecutingAsync(await _harness.StuckPodsAsync(Names(8)));
        var (times, dead) = (0, false);
        var dying = _harness.Executor((at, _) => Volatile.Read(ref dead) || (at == point && Interlocked.Increment(ref times) == time)
            ? throw Died(ref dead)
            : Task.CompletedTask);
        await Assert.ThrowsAsync<ProcessDiedException>(() => dying.RunAsync(run.Id, CancellationToken.None));

        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);

        run = await _harness.ReadAsync(run.Id);
        Assert.True(run.State == RunState.Succeeded, run.Outcome?.En);
        Assert.All(run.Subjects, static s => Assert.Equal(SubjectState.Verified, s.State));
        Assert.Equal(Enumerable.Range(1, 8), _harness.Writes(run.Id).Where(static w => w.IsEffectiveWrite).Select(static w => w.UserAgent[^1] - '0').Order());
        Assert.Equal(2, (await _harness.AuditAsync(run.Id)).Count(static e => e.Action == "remediation.wave"));
    }

    private static ProcessDiedException Died(ref bool dead)
    {
        Volatile.Write(ref dead, true);
        return new ProcessDiedException();
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(static i => $"pod-{i:000}");

    private sealed class ProcessDiedException : Exception;
}
