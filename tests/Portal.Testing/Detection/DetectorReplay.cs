using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Findings.Detection;

namespace Portal.Testing.Detection;

/// <summary>
/// Drives a detector through a history in both ways that the engine knows, looking at what changed and looking at everything, and compares what
/// they see. They differ when the detector reads a kind that it does not declare, maps a changed object to the wrong subjects, or lets time change
/// its answer without asking to look again.
/// </summary>
public static class DetectorReplay
{
    /// <summary>Replays.</summary>
    /// <returns>What differs at the first step at which something does, or null.</returns>
    public static string? FirstDifference(IDetector detector, IReadOnlyList<HistoryStep> history)
    {
        var incremental = new DetectorTracker(detector);
        for (var i = 0; i < history.Count; i++)
        {
            var step = history[i];
            var sight = DetectorSight.Of(detector, step.View);
            if (sight.Sight == Sight.None)
            {
                continue; // The engine does not look then either.
            }

            Look(incremental, step, sight, full: false);
            var complete = new DetectorTracker(detector);
            Look(complete, step, sight, full: true);
            if (Compare(incremental.Observations, complete.Observations) is { } difference)
            {
                return $"{detector.Problem}, step {i} at {step.Now:O} ({step.What}): {difference}";
            }
        }

        return null;
    }

    private static void Look(DetectorTracker tracker, HistoryStep step, DetectorSight sight, bool full)
    {
        var batch = tracker.Run(step.View, sight, step.Now, full, CancellationToken.None);
        if (batch.FirstFailure is { } failure)
        {
            throw new InvalidOperationException($"The detector threw at {step.Now:O} ({step.What}): {failure}");
        }

        tracker.Apply(batch, step.View, sight);
    }

    private static string? Compare(IReadOnlyDictionary<ObjectKey, Observation> incremental, IReadOnlyDictionary<ObjectKey, Observation> complete)
    {
        foreach (var key in incremental.Keys.Union(complete.Keys).OrderBy(static key => key.ToString(), StringComparer.Ordinal))
        {
            var before = incremental.GetValueOrDefault(key);
            var now = complete.GetValueOrDefault(key);
            if (Content(before) != Content(now))
            {
                return $"{key}: looking at what changed says {Words(before)}, looking at everything says {Words(now)}";
            }
        }

        return null;
    }

    private static string Content(Observation? observation) => observation is null ? "" : ObservationContent.Of(observation);

    private static string Words(Observation? observation) => observation is null
        ? "nothing"
        : $"{observation.Severity} {observation.Reason} \"{observation.Title.En}\" [{string.Join("; ", observation.Evidence.Select(static e => $"{e.Object?.Kind} {e.Path}={e.Value}"))}]";
}
