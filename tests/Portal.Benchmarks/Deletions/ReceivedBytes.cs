using System.Diagnostics.Tracing;

namespace Portal.Benchmarks.Deletions;

/// <summary>What the sockets of this process have received, as the runtime counts it (with TLS and headers).</summary>
internal sealed class ReceivedBytes : EventListener
{
    private double _bytes;

    /// <summary>Bytes so far; up to a quarter of a second old.</summary>
    public long Total => (long)Volatile.Read(ref _bytes);

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Sockets")
        {
            EnableEvents(eventSource, EventLevel.Informational, EventKeywords.All, new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "0.25" });
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "EventCounters" && eventData.Payload?[0] is IDictionary<string, object> counter
            && counter.TryGetValue("Name", out var name) && name is "bytes-received" && counter.TryGetValue("Mean", out var value) && value is double bytes)
        {
            Volatile.Write(ref _bytes, bytes);
        }
    }
}
