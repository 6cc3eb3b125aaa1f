using Portal.Cluster.Actions;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>One change that a playbook wants to make.</summary>
/// <param name="Title">The act, such as "Remove finalizer example.com/cleanup".</param>
/// <param name="Text">What it does and what it does not do.</param>
/// <param name="Action">The typed action.</param>
public sealed record PlannedStep(LocalizedText Title, LocalizedText Text, ClusterAction Action)
{
    /// <summary>
    /// Its wave, from 1; null: a wave of its own after the step before. Steps of one wave do not wait for each other; the next wave begins when all of the
    /// wave before are done. Waves never go down from step to step, and none is left out.
    /// </summary>
    public int? Wave { get; init; }

    /// <summary>The place of the object that it is for among those of the run; the engine fills it for plans of many objects.</summary>
    internal int Subject { get; init; } = 1;

    /// <summary>What else is not begun when it fails.</summary>
    public StepFailure OnFailure { get; init; } = StepFailure.StopsRun;
}
