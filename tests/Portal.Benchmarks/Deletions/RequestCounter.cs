using System.Diagnostics.Metrics;
using Portal.Cluster.Watching;

namespace Portal.Benchmarks.Deletions;

/// <summary>Counts the pages and watches that are asked for, by the portal's own metrics.</summary>
internal sealed class RequestCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _pages;
    private long _watches;

    public RequestCounter()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == WatchMetrics.MeterName && instrument.Name is "portal.watch.lists" or "portal.watch.watches")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            Interlocked.Add(ref instrument.Name == "portal.watch.lists" ? ref _pages : ref _watches, value));
        _listener.Start();
    }

    public long Pages => Volatile.Read(ref _pages);

    public long Watches => Volatile.Read(ref _watches);

    public void Dispose() => _listener.Dispose();
}
