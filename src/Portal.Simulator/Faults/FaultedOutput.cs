namespace Portal.Simulator.Faults;

/// <summary>The last stage of a faulted answer: counts bytes, and slows, stalls or cuts them.</summary>
internal sealed class FaultedOutput(Stream inner, List<FaultHit> hits, TimeProvider time, CancellationToken aborted) : IAsyncDisposable
{
    private readonly List<(FaultHit Hit, long At)> _stalls =
        [.. hits.Where(h => h.Fault.Stall is { AfterEvents: null }).Select(h => (h, h.Fault.Stall!.AfterBytes ?? 0)).OrderBy(s => s.Item2)];

    private readonly long _cutAt = hits.Where(h => h.Fault.Cut is not null).Select(h => h.Fault.Cut!.Draw(h.Random)).DefaultIfEmpty(long.MaxValue).Min();
    private readonly List<FaultHit> _slow = [.. hits.Where(h => h.Fault.BytesPerSecond is not null)];
    private long _written;

    /// <summary>The answer was ended in the middle.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The whole connection is to be ended.</summary>
    public bool CutsConnection { get; } = hits.Any(h => h.Fault.Cut is { Connection: true });

    /// <summary>Sends headers, and applies what is to happen before the first byte.</summary>
    public Task BeginAsync() => WriteAsync(ReadOnlyMemory<byte>.Empty);

    /// <summary>Sends bytes, up to the cut.</summary>
    /// <exception cref="FaultCutException">The cut is reached.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        while (true)
        {
            await ReachAsync();
            if (bytes.IsEmpty)
            {
                return;
            }

            var next = Math.Min(_cutAt, _stalls.Count > 0 ? _stalls[0].At : long.MaxValue);
            var part = bytes[..(int)Math.Min(bytes.Length, next - _written)];
            await PassAsync(part);
            bytes = bytes[part.Length..];
        }
    }

    public Task FlushAsync() => inner.FlushAsync(aborted);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Holds the answer until the fault is removed or the client is gone.</summary>
    public async Task StallAsync(FaultHit hit)
    {
        await inner.FlushAsync(aborted);
        await hit.Active.Removed.WaitAsync(aborted);
    }

    private async Task ReachAsync()
    {
        while (_stalls.Count > 0 && _stalls[0].At <= _written)
        {
            var hit = _stalls[0].Hit;
            _stalls.RemoveAt(0);
            await StallAsync(hit);
        }

        if (_written >= _cutAt)
        {
            await inner.FlushAsync(aborted);
            IsCut = true;
            throw new FaultCutException();
        }
    }

    private async Task PassAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var rate = _slow.Where(h => h.Active.InForce).Select(h => h.Fault.BytesPerSecond!.Value).DefaultIfEmpty(0).Min();
            var part = rate == 0 ? bytes : bytes[..Math.Min(bytes.Length, Math.Max(1, rate / 10))];
            await inner.WriteAsync(part, aborted);
            _written += part.Length;
            bytes = bytes[part.Length..];
            if (rate > 0)
            {
                await inner.FlushAsync(aborted);
                await Task.Delay(TimeSpan.FromSeconds((double)part.Length / rate), time, aborted);
            }
        }
    }
}
