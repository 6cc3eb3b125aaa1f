using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Portal.Core.Findings.Detection;

/// <summary>How all detectors of this process are doing.</summary>
public sealed class DetectorStatuses
{
    private readonly ConcurrentDictionary<(string Cluster, string Problem), DetectorStatus> _statuses = new();
    private readonly ConcurrentDictionary<string, string> _switchedOff = new(StringComparer.Ordinal);

    /// <summary>All, by cluster and problem.</summary>
    public ImmutableArray<DetectorStatus> All =>
    [
        .. _statuses.Values
            .OrderBy(static s => s.Cluster, StringComparer.Ordinal)
            .ThenBy(static s => s.Problem, StringComparer.Ordinal),
    ];

    /// <summary>The status of one, or null if it never ran here.</summary>
    public DetectorStatus? Find(string cluster, string problem) => _statuses.GetValueOrDefault((cluster, problem));

    /// <summary>Whether a detector is switched off, on all clusters.</summary>
    internal bool IsSwitchedOff(string problem) => _switchedOff.ContainsKey(problem);

    /// <summary>Switches a detector off, on all clusters.</summary>
    internal void SwitchOff(string problem, string why) => _switchedOff[problem] = why;

    internal string? WhySwitchedOff(string problem) => _switchedOff.GetValueOrDefault(problem);

    internal void Set(string cluster, string problem, Func<DetectorStatus, DetectorStatus> change) => _statuses.AddOrUpdate(
        (cluster, problem),
        static (key, update) => update(new DetectorStatus { Cluster = key.Cluster, Problem = key.Problem }),
        static (_, status, update) => update(status),
        change);

    /// <summary>This process does not write findings any more.</summary>
    internal void Leave()
    {
        foreach (var key in _statuses.Keys)
        {
            Set(key.Cluster, key.Problem, static s => s with { State = DetectorState.NotHere });
        }
    }
}
