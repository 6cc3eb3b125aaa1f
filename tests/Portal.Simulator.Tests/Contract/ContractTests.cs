using Xunit;

namespace Portal.Simulator.Tests.Contract;

/// <summary>
/// Every recorded exchange with a real API server, replayed against the simulator. With <c>PORTAL_TEST_KUBECONFIG</c> set to the path of a kubeconfig
/// they run against that cluster instead: a check of the tests themselves (its own extensions will show as differences).
/// </summary>
public sealed class ContractTests(ContractReplay replay) : IClassFixture<ContractReplay>
{
    public static TheoryData<string, string> Exchanges => [.. RecordingFiles.All.Select(e => (e.Id, e.Note))];

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void Replay_RecordedExchange_AnswersAsRecorded(string id, string note)
    {
        var exchange = RecordingFiles.All.Single(e => e.Id == id);
        if (ContractSkips.ReasonFor(exchange) is { } reason)
        {
            Assert.Skip(reason);
        }

        var outcome = replay.OutcomeOf(id)!;
        Assert.True(outcome.Differences.Count == 0, $"{id} {note}\n{string.Join('\n', outcome.Differences)}\nanswer: {outcome.Actual}");
    }

    [Fact]
    public void Skips_OfAllExchanges_AreFewerThanFivePercent() =>
        Assert.True(ContractSkips.Count < 0.05 * (RecordingFiles.All.Count + RecordingFiles.ProtobufPairs.Count));
}
