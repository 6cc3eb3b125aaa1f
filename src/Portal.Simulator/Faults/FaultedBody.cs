using System.Buffers;

namespace Portal.Simulator.Faults;

/// <summary>
/// Stands in for the response body of a faulted request. A watch is taken apart into lines, each of which goes through
/// <see cref="EventFaults"/>; another answer is held back whole when its objects are to be malformed, and else passes as it comes.
/// </summary>
internal sealed class FaultedBody : Stream
{
    private readonly HttpResponse _response;
    private readonly FaultedOutput _output;
    private readonly CancellationTokenSource _ending;
    private readonly EventFaults? _events;
    private readonly List<FaultHit> _malformed;
    private readonly ArrayBufferWriter<byte> _held = new();
    private bool _begun;

    public FaultedBody(HttpResponse response, FaultedOutput output, List<FaultHit> hits, bool isWatch, CancellationTokenSource ending)
    {
        _response = response;
        _output = output;
        _ending = ending;
        _malformed = [.. hits.Where(h => h.Fault.Malformed is not null)];
        _events = isWatch && (_malformed.Count > 0 || hits.Exists(h => h.Fault.ChangesEvents)) ? new EventFaults(hits, output) : null;
    }

    /// <summary>A fault has ended the answer, cleanly.</summary>
    public bool Ended { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsSuccess => _response.StatusCode is >= 200 and < 300;

    /// <summary>Sends what is still held back.</summary>
    public async Task FinishAsync()
    {
        if (Ended)
        {
            return;
        }

        await BeginAsync();
        if (_events is not null)
        {
            await _output.WriteAsync(_events.Release());
            await _output.WriteAsync(_held.WrittenMemory.ToArray());
        }
        else if (_held.WrittenCount > 0)
        {
            await _output.WriteAsync(IsSuccess ? ObjectMangler.MangleAnswer(_held.WrittenMemory, _malformed) : _held.WrittenMemory);
        }

        await _output.FlushAsync();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_events is null && _malformed.Count > 0)
        {
            _held.Write(buffer.Span);
            return;
        }

        await BeginAsync();
        if (_events is null || !IsSuccess)
        {
            await _output.WriteAsync(buffer);
            return;
        }

        while (!Ended && buffer.Span.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _held.Write(buffer.Span[..(end + 1)]);
            buffer = buffer[(end + 1)..];
            var line = _held.WrittenSpan.ToArray();
            _held.ResetWrittenCount();
            await EndIfAsync(!await _events.PassAsync(line));
        }

        if (!Ended)
        {
            _held.Write(buffer.Span);
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_events is null && _malformed.Count > 0)
        {
            return;
        }

        await BeginAsync();
        await _output.FlushAsync();
    }

    public override void Flush() => throw new NotSupportedException("write asynchronously");

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("write asynchronously");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task BeginAsync()
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        await _output.BeginAsync();
        if (_events is not null && IsSuccess)
        {
            await EndIfAsync(!await _events.BeginAsync());
        }
    }

    private async Task EndIfAsync(bool ends)
    {
        if (ends)
        {
            await _output.FlushAsync();
            Ended = true;
            await _ending.CancelAsync();
        }
    }
}
