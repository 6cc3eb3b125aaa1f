using Portal.Cluster.Actions;

namespace Portal.Core.Remediation;

/// <summary>The requests of a run. Each names the portal, the run and the step as its User-Agent, which the cluster's audit log keeps.</summary>
internal static class RunRequest
{
    /// <summary>The request of a step.</summary>
    public static KubernetesRequest For(RemediationRun run, RemediationStep step, bool dryRun) =>
        step.Action.ToRequest(dryRun) with { UserAgent = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kubernetes-operations-portal run/{run.Id} step/{step.Index}") };
}
