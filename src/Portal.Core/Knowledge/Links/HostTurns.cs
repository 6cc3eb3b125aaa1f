using System.Collections.Concurrent;

namespace Portal.Core.Knowledge.Links;

/// <summary>One request at a time to each host, and a pause between two, whichever links lead there and by whichever redirects.</summary>
/// <param name="pause">The pause.</param>
/// <param name="clock">The clock.</param>
internal sealed class HostTurns(TimeSpan pause, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    /// <summary>Waits for the host's turn and asks.</summary>
    public async Task<T> AskAsync<T>(string host, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(host, static _ => new Turn());
        await turn.Gate.WaitAsync(cancellationToken);
        try
        {
            if (turn.EndedAt is { } ended && pause - clock.GetElapsedTime(ended) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            return await ask();
        }
        finally
        {
            turn.EndedAt = clock.GetTimestamp();
            turn.Gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var turn in _turns.Values)
        {
            turn.Gate.Dispose();
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public long? EndedAt { get; set; }
    }
}
