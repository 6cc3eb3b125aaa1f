using System.Net.Http.Headers;
using System.Text;
using Portal.Core.Remediation;
using Portal.Core.Tests.Remediation;
using Portal.Testing.Database;
using Portal.Testing.Oracles;
using Xunit;

namespace Portal.Core.Tests.Oracles;

/// <summary>That the oracles of all fault tests would notice: each of them is broken once.</summary>
public sealed class RunOraclesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private RemediationHarness _harness = null!;
    private RemediationRun _run = null!;

    public async ValueTask InitializeAsync()
    {
        _harness = await RemediationHarness.StartAsync(postgres);
        var run = await _harness.ExecutingAsync();
        await _harness.Executor().RunAsync(run.Id, CancellationToken.None);
        _run = await _harness.ReadAsync(run.Id);
        await _harness.CheckOraclesAsync();
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task CheckAllAsync_StepThatTookEffectTwice_IsFound()
    {
        await WriteAsync($"run/{_run.Id} step/1");

        await AssertFoundAsync("2 writes took effect");
    }

    [Fact]
    public async Task CheckAllAsync_WriteOfAStepThatThePlanDoesNotHave_IsFound()
    {
        await WriteAsync($"run/{_run.Id} step/2");

        await AssertFoundAsync("a write of step 2, which its plan does not have");
    }

    [Fact]
    public async Task CheckAllAsync_WriteOfARunThatNobodyKnows_IsFound()
    {
        await WriteAsync($"run/{Guid.NewGuid()} step/1");

        await AssertFoundAsync("which nobody knows");
    }

    [Fact]
    public async Task CheckAllAsync_JournalThatSaysAnotherRequest_IsFound() =>
        await AssertFoundWhileAsync(
            "UPDATE remediation_steps SET path = path || '?x=1'", "UPDATE remediation_steps SET path = replace(path, '?x=1', '')", "with another body or address");

    [Fact]
    public async Task CheckAllAsync_StepThatSaysItFailedButActed_IsFound() =>
        await AssertFoundWhileAsync("UPDATE remediation_steps SET state = 'Failed'", "UPDATE remediation_steps SET state = 'Done'", "but the API server did it");

    [Fact]
    public async Task CheckAllAsync_RunThatLeftItsEnd_IsFound() =>
        await AssertFoundWhileAsync(
            "INSERT INTO remediation_journal (run_id, at, actor, state, text) SELECT run_id, at, actor, 'Executing', text FROM remediation_journal ORDER BY id DESC LIMIT 1",
            "DELETE FROM remediation_journal WHERE id = (SELECT max(id) FROM remediation_journal)",
            "left its end");

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'mallory' WHERE action = 'remediation.step'", "UPDATE audit_entries SET actor = 'alice' WHERE actor = 'mallory'", "the audit chain")]
    [InlineData("UPDATE audit_entries SET action = 'lost' WHERE action = 'remediation.step'", "UPDATE audit_entries SET action = 'remediation.step' WHERE action = 'lost'", "an intent and then an answer")]
    [InlineData("UPDATE audit_entries SET at = at + interval '1 hour' WHERE action = 'remediation.step'", "UPDATE audit_entries SET at = at - interval '1 hour' WHERE action = 'remediation.step'", "but its intent is of")]
    public async Task CheckAllAsync_AuditLogThatSaysOtherwise_IsFound(string change, string back, string problem)
    {
        const string Off = "ALTER TABLE audit_entries DISABLE TRIGGER ALL;";
        const string On = "; ALTER TABLE audit_entries ENABLE TRIGGER ALL";
        await AssertFoundWhileAsync(Off + change + On, Off + back + On, problem);
    }

    // What was broken is mended again, because the harness asks the oracles at the end, too.
    private async Task AssertFoundWhileAsync(string change, string back, string problem)
    {
        await _harness.Database.ExecuteAsSuperuserAsync("SET session_replication_role = replica; " + change);
        await AssertFoundAsync(problem);
        await _harness.Database.ExecuteAsSuperuserAsync("SET session_replication_role = replica; " + back);
    }

    private async Task AssertFoundAsync(string problem)
    {
        var found = await Assert.ThrowsAsync<OracleException>(_harness.CheckOraclesAsync);
        Assert.Contains(problem, found.Message, StringComparison.Ordinal);
        _harness.Server.Requests.Clear();
    }

    private async Task WriteAsync(string agent)
    {
        using var http = _harness.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri("/api/v1/namespaces/shop", UriKind.Relative))
        {
            Content = new StringContent("""[{"op":"add","path":"/metadata/labels","value":{"x":"y"}}]""", Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json-patch+json")),
        };
        request.Headers.UserAgent.ParseAdd($"kubernetes-operations-portal {agent}");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
