using System.Diagnostics;
using System.Diagnostics.Metrics;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Watching;

/// <summary>Numbers of the watching, by cluster and resource (closed sets: no label is made of what a cluster sends).</summary>
public sealed class WatchMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Portal.Cluster.Watching";

    private readonly Counter<long> _lists;
    private readonly Counter<long> _watches;
    private readonly Counter<long> _relists;
    private readonly Counter<long> _events;
    private readonly Counter<long> _ignored;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _failures;
    private readonly Meter _meter;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">The host's factory.</param>
    public WatchMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _lists = _meter.CreateCounter<long>("portal.watch.lists", "{page}", "Pages of lists asked for.");
        _watches = _meter.CreateCounter<long>("portal.watch.watches", "{watch}", "Watches opened.");
        _relists = _meter.CreateCounter<long>("portal.watch.relists", "{list}", "Whole lists taken after the first, by reason.");
        _events = _meter.CreateCounter<long>("portal.watch.events", "{event}", "Events applied.");
        _ignored = _meter.CreateCounter<long>("portal.watch.ignored", "{event}", "Events that were no news: twice, or older than what is known.");
        _skipped = _meter.CreateCounter<long>("portal.watch.skipped", "{object}", "Objects and lines that could not be read.");
        _failures = _meter.CreateCounter<long>("portal.watch.failures", "{failure}", "Lists and watches that failed, by what became of the state.");
    }

    internal void Page(string cluster, ResourceKind kind) => _lists.Add(1, Tags(cluster, kind));

    internal void Watch(string cluster, ResourceKind kind) => _watches.Add(1, Tags(cluster, kind));

    internal void Relist(string cluster, ResourceKind kind, string reason)
    {
        var tags = Tags(cluster, kind);
        tags.Add("reason", reason);
        _relists.Add(1, tags);
    }

    internal void Applied(string cluster, ResourceKind kind, int count) => _events.Add(count, Tags(cluster, kind));

    internal void Ignored(string cluster, ResourceKind kind) => _ignored.Add(1, Tags(cluster, kind));

    internal void Skipped(string cluster, ResourceKind kind) => _skipped.Add(1, Tags(cluster, kind));

    internal void Failed(string cluster, ResourceKind kind, WatchState state)
    {
        var tags = Tags(cluster, kind);
        tags.Add("state", state.ToString());
        _failures.Add(1, tags);
    }

    /// <summary>Shows the age of what is known, in seconds, read when somebody scrapes.</summary>
    internal void ObserveAge(Func<IEnumerable<Measurement<double>>> ages) =>
        _meter.CreateObservableGauge("portal.watch.age", ages, "s", "Seconds since the portal last heard from a watch.");

    /// <summary>Kinds that discovery found are one: their names are the cluster's.</summary>
    private static TagList Tags(string cluster, ResourceKind kind) =>
        new() { { "cluster", cluster }, { "resource", KnownResources.All.Contains(kind) ? kind.Resource : "metadata" } };
}
