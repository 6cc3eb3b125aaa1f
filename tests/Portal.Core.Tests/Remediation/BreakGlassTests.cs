using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class BreakGlassTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Reason = "The shop is down and nobody else answers the phone.";
    private static readonly RemediationCaller Breaker = RemediationHarness.Person("alice", PortalRole.Operator, PortalRole.BreakGlass);

    private RemediationHarness _harness = null!;

    private BreakGlassService Glass => _harness.Glass;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task BreakAsync_HighRiskWithoutASecondPerson_GoesOnMarkedUntilSomebodyElseLooked()
    {
        var run = await TriedAsync();
        run = RemediationHarness.Ok(await Glass.BreakAsync(run.Id, new BreakGlassRequest($" {Reason} ", "db-0"), Breaker, CancellationToken.None));
        Assert.Equal((RunState.Approved, Reason, "alice"), (run.State, run.BreakGlass!.Reason, run.BreakGlass.By));
        RemediationHarness.Ok(await _harness.Service.ExecuteAsync(run.Id, Breaker, CancellationToken.None));

        var entry = Assert.Single(await _harness.AuditAsync(run.Id), e => e.Action == "remediation.break-glass");
        Assert.Equal(AuditOutcome.Succeeded, entry.Outcome);
        Assert.Contains(Reason, entry.Answer, StringComparison.Ordinal);
        Assert.Equal(run.Id, Assert.Single((await _harness.Service.ListAsync(new RunQuery { ToReviewOnly = true }, CancellationToken.None)).Items).Id);

        var own = RemediationHarness.Person("alice", PortalRole.Admin);
        Assert.Equal(RemediationStatus.Forbidden, (await Glass.ReviewAsync(run.Id, "fine", own, CancellationToken.None)).Status);
        Assert.Equal(RemediationStatus.Invalid, (await Glass.ReviewAsync(run.Id, " ", RemediationHarness.Bob, CancellationToken.None)).Status);
        run = RemediationHarness.Ok(await Glass.ReviewAsync(run.Id, "It was right.", RemediationHarness.Bob, CancellationToken.None));
        Assert.Equal(("bob", "It was right."), (run.BreakGlass!.ReviewedBy, run.BreakGlass.ReviewComment));
        Assert.Equal("AlreadyReviewed", (await Glass.ReviewAsync(run.Id, "again", RemediationHarness.Bob, CancellationToken.None)).Code);
        Assert.Empty((await _harness.Service.ListAsync(new RunQuery { ToReviewOnly = true }, CancellationToken.None)).Items);
        Assert.Equal(0, (await Glass.CountAsync(CancellationToken.None)).ToReview);
    }

    [Fact]
    public async Task BreakAsync_ShortReasonOrWrongName_NamesBothFieldsAndChangesNothing()
    {
        var run = await TriedAsync();

        var wrong = await Glass.BreakAsync(run.Id, new BreakGlassRequest("because", "db-1"), Breaker, CancellationToken.None);

        Assert.Equal(RemediationStatus.Invalid, wrong.Status);
        Assert.Equal(["confirm", "reason"], wrong.Errors.Keys);
        Assert.Null((await _harness.ReadAsync(run.Id)).BreakGlass);
    }

    [Fact]
    public async Task BreakAsync_NothingInTheWay_IsRefusedAndSaysWhatToDo()
    {
        var run = await _harness.ApprovedAsync();

        var refused = await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None);

        Assert.Equal((RemediationStatus.Conflict, "NothingInTheWay"), (refused.Status, refused.Code));
        Assert.Contains("approve and execute it as usual", refused.Text!.En, StringComparison.Ordinal);
        Assert.Null((await _harness.ReadAsync(run.Id)).BreakGlass);
        Assert.Equal(0, (await Glass.CountAsync(CancellationToken.None)).ToReview);
    }

    [Fact]
    public async Task BreakAsync_OnlyAPauseInTheWay_IsRefusedWithWhoMayLiftIt()
    {
        var run = await _harness.ApprovedAsync();
        Assert.True((await _harness.Pauses.PauseAsync("", "the network changes", RemediationHarness.Bob, CancellationToken.None)).Succeeded);

        var refused = await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None);

        Assert.Equal("NothingInTheWay", refused.Code);
        Assert.Contains("Paused by bob", refused.Text!.En, StringComparison.Ordinal);
        Assert.Contains("can resume", refused.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BreakAsync_ASecondPersonHasApproved_IsRefused()
    {
        var run = await TriedAsync();
        RemediationHarness.Ok(await _harness.Service.ApproveAsync(run.Id, "", RemediationHarness.Bob, CancellationToken.None));

        Assert.Equal("NothingInTheWay", (await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None)).Code);
    }

    [Fact]
    public async Task BreakAsync_ALimitInTheWay_PassesItByAndNamesIt()
    {
        var admin = RemediationHarness.Person("adam", PortalRole.Admin);
        Assert.True((await _harness.Limits.SetAsync(_harness.Cluster, new SafetySettings { ProtectedNamespaces = ["shop"] }, 0, admin, CancellationToken.None)).Succeeded);
        var run = await _harness.ApprovedAsync();
        Assert.Equal("ProtectedNamespace", (await _harness.Service.ExecuteAsync(run.Id, Breaker, CancellationToken.None)).Code);

        run = RemediationHarness.Ok(await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None));

        Assert.Contains("protected namespace shop", Assert.Single(run.BreakGlass!.Passed).En, StringComparison.Ordinal);
        RemediationHarness.Ok(await _harness.Service.ExecuteAsync(run.Id, Breaker, CancellationToken.None));
    }

    [Fact]
    public async Task BreakAsync_WithoutTheRight_IsRefusedAndAuditedWithWho()
    {
        var run = await TriedAsync();

        var refused = await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal(RemediationStatus.Forbidden, refused.Status);
        Assert.Contains("break-glass or admin", refused.Text!.En, StringComparison.Ordinal);
        Assert.Contains(await _harness.AuditAsync(run.Id), e => e is { Action: "remediation.break-glass", Outcome: AuditOutcome.Refused, Actor: "alice" });
    }

    [Fact]
    public async Task BreakAsync_TheRightAloneWithoutAnOperator_ExecutesNothing()
    {
        var run = await TriedAsync();
        var only = RemediationHarness.Person("gregor", PortalRole.BreakGlass);
        RemediationHarness.Ok(await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), only, CancellationToken.None));

        Assert.Equal(RemediationStatus.Forbidden, (await _harness.Service.ExecuteAsync(run.Id, only, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task ExecuteAsync_WhoBrokeTheGlassLostTheRight_IsRefused()
    {
        var run = await TriedAsync();
        RemediationHarness.Ok(await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None));
        await _harness.Records.CurrentAsync(RemediationHarness.Alice.User, CancellationToken.None);

        var refused = await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal(RunActions.ApprovalLost, refused.Code);
        Assert.False((await _harness.ReadAsync(run.Id)).BreakGlass!.Counts);
        Assert.Equal(RemediationStatus.Forbidden, (await _harness.Service.ExecuteAsync(run.Id, RemediationHarness.Alice, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Database_OwnReviewOrNoReason_IsRefusedWhateverTheCodeDoes()
    {
        var run = await TriedAsync();
        RemediationHarness.Ok(await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None));

        var own = await Assert.ThrowsAsync<PostgresException>(() => _harness.Database.ExecuteAsync("UPDATE broken_glasses SET reviewed_at = now(), reviewed_by_id = by_id"));
        var empty = await Assert.ThrowsAsync<PostgresException>(() => _harness.Database.ExecuteAsync("UPDATE broken_glasses SET reason = 'because'"));

        Assert.Equal((PostgresErrorCodes.CheckViolation, PostgresErrorCodes.CheckViolation), (own.SqlState, empty.SqlState));
    }

    [Fact]
    public async Task TellNextAsync_AddressThatFailsAndThenTakesIt_IsToldOnceWithoutSecrets()
    {
        using var listener = new ScriptedAddress([HttpStatusCode.InternalServerError, HttpStatusCode.NoContent]);
        var run = await TriedAsync();
        RemediationHarness.Ok(await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None));
        var notifier = _harness.Notifier(options => (options.Webhook, options.FirstWait) = (listener.Address, TimeSpan.Zero));
        using var client = BreakGlassNotifier.CreateClient(new NotificationOptions());

        Assert.True(await notifier.TellNextAsync(client, CancellationToken.None));
        var failed = await StoredAsync(run.Id);
        Assert.Equal((1, "answered 500", null), (failed.NotifyAttempts, failed.NotifyError, failed.NotifiedAt));
        Assert.Equal(1, (await Glass.CountAsync(CancellationToken.None)).Waiting);

        Assert.True(await notifier.TellNextAsync(client, CancellationToken.None));
        Assert.False(await notifier.TellNextAsync(client, CancellationToken.None));
        Assert.NotNull((await StoredAsync(run.Id)).NotifiedAt);
        Assert.Equal(2, listener.Bodies.Count);
        Assert.Contains("\"type\":\"remediation.break-glass\"", listener.Bodies[1], StringComparison.Ordinal);
        Assert.Contains(Reason, listener.Bodies[1], StringComparison.Ordinal);
        Assert.DoesNotContain("sentinel-secret", listener.Bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellNextAsync_AddressThatNeverTakesIt_IsGivenUpAndCounted()
    {
        var run = await TriedAsync();
        RemediationHarness.Ok(await Glass.BreakAsync(run.Id, new BreakGlassRequest(Reason, "db-0"), Breaker, CancellationToken.None));
        var notifier = _harness.Notifier(static options => (options.Webhook, options.GiveUpAfter) = (new Uri("http://127.0.0.1:1/"), TimeSpan.Zero));
        using var client = BreakGlassNotifier.CreateClient(new NotificationOptions());

        Assert.True(await notifier.TellNextAsync(client, CancellationToken.None));
        Assert.False(await notifier.TellNextAsync(client, CancellationToken.None));

        Assert.Equal(new BreakGlassCounts(1, 0, 1), await Glass.CountAsync(CancellationToken.None));
        Assert.Contains("could not be reached", (await StoredAsync(run.Id)).NotifyError, StringComparison.Ordinal);
    }

    private async Task<BreakGlass> StoredAsync(Guid run)
    {
        await using var db = _harness.Database.CreateDbContext();
        return await db.Set<BreakGlass>().AsNoTracking().SingleAsync(g => g.RunId == run);
    }

    private async Task<RemediationRun> TriedAsync()
    {
        var run = await _harness.PlanAsync("release-hard");
        return RemediationHarness.Ok(await _harness.Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None));
    }
}
