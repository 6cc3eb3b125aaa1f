using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cluster.Watching;

namespace Portal.Cluster.Tests.Watching;

/// <summary>Metrics that a test can read back.</summary>
internal sealed class TestMetrics : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new(StringComparer.Ordinal);

    public TestMetrics()
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        Metrics = new WatchMetrics(factory);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        _listener.Start();
    }

    public WatchMetrics Metrics { get; }

    public long this[string name] => _sums.GetValueOrDefault($"portal.watch.{name}");

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }
}
