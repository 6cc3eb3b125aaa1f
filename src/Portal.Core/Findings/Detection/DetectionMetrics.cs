using System.Diagnostics.Metrics;

namespace Portal.Core.Findings.Detection;

/// <summary>Numbers of the detection, by problem and cluster (closed sets: no label is made of what a cluster sends).</summary>
public sealed class DetectionMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Portal.Core.Findings";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _errors;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">The host's factory.</param>
    /// <param name="statuses">What the gauges are read from when somebody scrapes.</param>
    public DetectionMetrics(IMeterFactory factory, DetectorStatuses statuses)
    {
        var meter = factory.Create(MeterName);
        _duration = meter.CreateHistogram<double>("portal.detection.duration", "s", "How long a detector took for a pass.");
        _errors = meter.CreateCounter<long>("portal.detection.errors", "{error}", "How often a detector threw or used up its work budget.");
        meter.CreateObservableGauge(
            "portal.detection.observations",
            () => statuses.All.Select(static s => new Measurement<int>(s.Observations, Tag("cluster", s.Cluster), Tag("problem", s.Problem))),
            "{object}",
            "Objects that have the problem now, in the process that writes the findings.");
        meter.CreateObservableGauge(
            "portal.detection.looking",
            () => statuses.All.Select(static s => new Measurement<int>(
                s.State is DetectorState.Looking or DetectorState.LookingPartly ? 1 : 0, Tag("cluster", s.Cluster), Tag("problem", s.Problem))),
            description: "1 when the detector looks; 0 when it waits for live data, is switched off or runs elsewhere.");
    }

    internal void Passed(string cluster, string problem, bool full, TimeSpan duration) =>
        _duration.Record(duration.TotalSeconds, Tag("cluster", cluster), Tag("problem", problem), Tag("pass", full ? "full" : "incremental"));

    internal void Failed(string cluster, string problem, int errors) => _errors.Add(errors, Tag("cluster", cluster), Tag("problem", problem));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
