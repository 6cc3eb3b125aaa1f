using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Remediation;

/// <summary>What is posted of a broken glass. Nothing of the objects themselves is in it, and no parameters.</summary>
/// <param name="Type">Always <c>remediation.break-glass</c>.</param>
/// <param name="RunId">The run; its page is <c>/remediations/{runId}</c>.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Subject">The object.</param>
/// <param name="Playbook">The playbook.</param>
/// <param name="Risk">Its risk.</param>
/// <param name="By">Who broke it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record BreakGlassMessage(string Type, Guid RunId, string Cluster, ObjectReference Subject, string Playbook, RiskLevel Risk, string By, string Reason, DateTimeOffset At)
{
    /// <summary>The message of a run for which somebody broke the glass.</summary>
    internal static BreakGlassMessage Of(RemediationRun run) => new(
        "remediation.break-glass", run.Id, run.Cluster, run.Subject, run.Playbook, run.Risk, run.BreakGlass!.By, run.BreakGlass.Reason, run.BreakGlass.At);
}
