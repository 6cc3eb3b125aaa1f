using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Core.Tests.Findings;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class PlanTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;

    private RemediationService Service => _harness.Service;

    public async ValueTask InitializeAsync() => _harness = await RemediationHarness.StartAsync(postgres);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task PlanAsync_EverythingWrong_NamesEachField()
    {
        var empty = await Service.PlanAsync(new PlanRequest(), RemediationHarness.Alice, CancellationToken.None);
        Assert.Equal((RemediationStatus.Invalid, "cluster playbook subject"), (empty.Status, string.Join(' ', empty.Errors.Keys)));

        var unknown = await Service.PlanAsync(new PlanRequest { Playbook = "nope", Cluster = "nowhere", Subject = Pod("shop", "x") }, RemediationHarness.Alice, CancellationToken.None);
        Assert.Equal("cluster playbook", string.Join(' ', unknown.Errors.Keys));
        Assert.Contains("release", unknown.Errors["playbook"][0].En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop", "../secrets/x", "subject.name")]
    [InlineData("shop", "a/b", "subject.name")]
    [InlineData("shop", "x?fieldSelector=", "subject.name")]
    [InlineData("shop", "Upper", "subject.name")]
    [InlineData("", "db-0", "subject.namespace")]
    [InlineData("a/../b", "db-0", "subject.namespace")]
    [InlineData("shop", "not-there", "subject")]
    public async Task PlanAsync_BadSubject_IsRefusedBeforeAnyRequest(string @namespace, string name, string field)
    {
        _harness.Server.Requests.Clear();

        var result = await Service.PlanAsync(_harness.Request("release", Pod(@namespace, name)), RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal((RemediationStatus.Invalid, field), (result.Status, Assert.Single(result.Errors).Key));
        Assert.DoesNotContain(_harness.Server.Requests.Requests, r => r.Target is { Verb: not ("watch" or "list"), Resource.Length: > 0 });
    }

    [Fact]
    public async Task PlanAsync_WrongParameters_NamesEach()
    {
        var subject = await _harness.StuckPodAsync();
        var request = _harness.Request("release", subject) with
        {
            Parameters = ImmutableDictionary<string, string>.Empty.Add("attempts", "three").Add("grace", "0"),
        };

        var result = await Service.PlanAsync(request, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal(["parameters.attempts", "parameters.finalizer", "parameters.grace"], result.Errors.Keys);
        Assert.Equal("Must be a whole number.", result.Errors["parameters.attempts"][0].En);
    }

    [Fact]
    public async Task PlanAsync_WrongKind_SaysWhichFit()
    {
        var result = await Service.PlanAsync(_harness.Request("release", new ObjectReference("v1", "Secret", "shop", "x", "")), RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal("The playbook release takes Pod.", result.Errors["subject.kind"][0].En);
    }

    [Fact]
    public async Task PlanAsync_RefusedByThePlaybook_IsKeptToLookAtAndCannotGoOn()
    {
        var subject = await _harness.StuckPodAsync(label: "guarded");

        var run = RemediationHarness.Ok(await Service.PlanAsync(_harness.Request("release", subject), RemediationHarness.Alice, CancellationToken.None));

        Assert.Equal((RunState.Cancelled, "Guarded"), (run.State, run.Refusal!.Code));
        Assert.NotNull(run.EndedAt);
        Assert.Empty(run.Steps);
        var tried = await Service.DryRunAsync(run.Id, RemediationHarness.Alice, CancellationToken.None);
        Assert.Equal((RemediationStatus.Conflict, "PlanRefused"), (tried.Status, tried.Code));

        // It stands in nobody's way.
        Assert.True((await Service.PlanAsync(_harness.Request("release", subject), RemediationHarness.Alice, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task PlanAsync_PlaybookThrows_IsAnAnswerAndNotAnException()
    {
        var subject = await _harness.StuckPodAsync();
        var request = _harness.Request("release", subject) with { Parameters = ImmutableDictionary<string, string>.Empty.Add("finalizer", "throw") };

        var result = await Service.PlanAsync(request, RemediationHarness.Alice, CancellationToken.None);

        Assert.Equal("PlaybookFailed", result.Code);
        Assert.DoesNotContain("a defect", result.Text!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_PlaybookThatTakesNodesOutOfService_RunNamesEachOnce()
    {
        _harness.Medium.Nodes = ["node-2", "node-1", "node-2"];

        var run = await _harness.PlanAsync();

        Assert.Equal(["node-1", "node-2"], (await _harness.ReadAsync(run.Id)).Nodes);
    }

    [Fact]
    public async Task PlanAsync_FromAFinding_TakesItsSubject()
    {
        var subject = await _harness.StuckPodAsync();
        var finding = Finding.Open(_harness.Cluster, "P", Observations.Of("db-0", subject.Uid), Observations.Now);
        await using (var db = _harness.Database.CreateDbContext())
        {
            db.Add(finding);
            await db.SaveChangesAsync();
        }

        var request = new PlanRequest { Playbook = "release", FindingId = finding.Id, Parameters = _harness.Request("release", subject).Parameters };
        var run = RemediationHarness.Ok(await Service.PlanAsync(request, RemediationHarness.Alice, CancellationToken.None));

        Assert.Equal((subject, finding.Id), (run.Subject, run.FindingId));
        Assert.Equal([run.Id], (await Service.ListAsync(new RunQuery { FindingId = finding.Id }, CancellationToken.None)).Items.Select(r => r.Id));
        var unknown = await Service.PlanAsync(request with { FindingId = Guid.NewGuid() }, RemediationHarness.Alice, CancellationToken.None);
        Assert.Equal("findingId", Assert.Single(unknown.Errors).Key);
    }

    [Fact]
    public async Task Offers_StuckPod_AreWhatFitsWithParametersLeastRiskFirst()
    {
        var stuck = await _harness.StuckPodAsync();

        var offers = Service.Offers(_harness.Cluster, stuck);

        Assert.Equal(["release", "release-hard"], offers.Select(o => o.Playbook.Id));
        Assert.Equal(RemediationHarness.Finalizer, offers[0].SuggestedParameters["finalizer"]);
        Assert.Single(offers[0].Plan.Steps);
        Assert.Empty(Service.Offers(_harness.Cluster, stuck with { Uid = "another" }));
        Assert.Empty(Service.Offers("nowhere", stuck));
    }

    [Fact]
    public async Task ListAsync_PageByPage_GivesEachRunOnceNewestFirst()
    {
        for (var i = 0; i < 5; i++)
        {
            await _harness.PlanAsync(name: $"pod-{i}");
        }

        var first = await Service.ListAsync(new RunQuery { Limit = 3 }, CancellationToken.None);
        var second = await Service.ListAsync(new RunQuery { Limit = 3, After = first.Next }, CancellationToken.None);

        Assert.Equal((5, null), (first.Total, second.Next));
        Assert.Equal(["pod-4", "pod-3", "pod-2", "pod-1", "pod-0"], first.Items.Concat(second.Items).Select(r => r.SubjectName));
        Assert.Empty((await Service.ListAsync(new RunQuery { State = RunState.Failed }, CancellationToken.None)).Items);
    }

    private static ObjectReference Pod(string @namespace, string name) => new("v1", "Pod", @namespace, name, "");
}
