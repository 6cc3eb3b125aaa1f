using System.Diagnostics;
using Xunit;

namespace Portal.Simulator.Tests.Contract;

/// <summary>
/// Replays all recordings in their order, once, against one server; the tests then look at the outcome of each exchange.
/// A read that shows the work of a controller is repeated until it does or ten seconds have passed.
/// </summary>
public sealed class ContractReplay : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Outcome> _outcomes = new(StringComparer.Ordinal);
    private readonly ValueMap _map = new();
    private readonly AnswerComparer _comparer;

    public ContractReplay() => _comparer = new(_map);

    public Outcome? OutcomeOf(string id) => _outcomes.GetValueOrDefault(id);

    public async ValueTask InitializeAsync()
    {
        await using var server = await ContractServer.StartAsync();
        if (server.IsReal)
        {
            _map.Prefix = "portal-contract-" + Guid.NewGuid().ToString("N")[..6];
        }

        var client = new ContractClient(server.Admin, server.Nobody, _map);
        try
        {
            foreach (var exchange in RecordingFiles.All)
            {
                if (ContractSkips.ReasonFor(exchange) is null)
                {
                    await server.SettleAsync();
                    _outcomes[exchange.Id] = await ReplayAsync(client, exchange);
                }
            }
        }
        finally
        {
            if (server.IsReal)
            {
                await ContractCleanup.RemoveAsync(server.Admin, _map.Prefix);
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Outcome> ReplayAsync(ContractClient client, Exchange exchange)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await client.SendAsync(exchange);
            var differences = _comparer.Compare(exchange, answer);
            if (differences.Count == 0 || exchange.Method != "GET" || exchange.IsWatch || Stopwatch.GetElapsedTime(started) > Patience)
            {
                _map.Learn(exchange.Events ?? exchange.ResponseBody, (System.Text.Json.Nodes.JsonNode?)answer.Lines ?? answer.Body);
                return new Outcome(exchange, differences, ((System.Text.Json.Nodes.JsonNode?)answer.Lines ?? answer.Body)?.ToJsonString() ?? "");
            }

            await Task.Delay(50);
        }
    }
}
