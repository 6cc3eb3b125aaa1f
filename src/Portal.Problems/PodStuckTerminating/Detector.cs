using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Findings;

namespace Portal.Problems.PodStuckTerminating;

/// <summary>
/// Sees pods whose deletion is overdue, and says why. The deletionTimestamp of a pod is the time of the DELETE plus the grace period, so it is the
/// deadline itself; all times are the API server's.
/// </summary>
public sealed class Detector : IDetector
{
    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public ResourceKind SubjectKind => KnownResources.Pods;

    /// <inheritdoc/>
    public IReadOnlyList<DetectorInput> Inputs => DetectorInputs.All;

    /// <inheritdoc/>
    public Examination Examine(IKubernetesObject subject, ClusterView view, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (subject is not Pod { Metadata.DeletionTimestamp: { } deadline } pod)
        {
            return Examination.Nothing;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var due = DeletionTimes.After(deadline, DeletionTimes.PodMargin);
        if (now <= due)
        {
            // Within its grace period, however long that is, or a moment past it: what pods in deletion do.
            return due == DateTimeOffset.MaxValue ? Examination.Nothing : new Examination(null, due.AddTicks(1));
        }

        var stuck = new StuckPod(pod, view, now);
        var decision = ReasonTable.Decide(stuck);
        return decision.Verdict is { } verdict
            ? new Examination(Observe(stuck, Refusals.With(stuck, verdict)), DeletionTimes.Earlier(decision.ChangesAt, Severities.RisesAt(stuck)))
            : new Examination(null, decision.ChangesAt);
    }

    private static Observation Observe(StuckPod pod, Verdict verdict)
    {
        var severity = Severities.Of(pod);
        return new Observation
        {
            Subject = pod.Reference,
            Reason = verdict.Reason,
            Severity = severity < verdict.AtMost ? severity : verdict.AtMost,
            Title = verdict.Title,
            Explanation = verdict.Explanation,
            NextStep = verdict.NextStep,
            Cause = verdict.Cause,
            Evidence = [.. verdict.Evidence, .. PodProof.OfDeletion(pod)],
            ManualSteps = verdict.ManualSteps,
        };
    }
}
