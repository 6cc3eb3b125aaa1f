using Portal.Cluster.Actions;

namespace Portal.Core.Remediation;

/// <summary>The requests of a run. Each names the portal, the run and the step as its User-Agent, which the cluster's audit log keeps.</summary>
internal static class RunRequest
{
    /// <summary>The request of a step whose intent is stored.</summary>
    public static KubernetesRequest For(RemediationRun run, RemediationStep step) => For(run, step, step.Sent, dryRun: false);

    /// <summary>The question what a step would do.</summary>
    public static KubernetesRequest Try(RemediationRun run, RemediationStep step, ClusterAction action) => For(run, step, action, dryRun: true);

    private static KubernetesRequest For(RemediationRun run, RemediationStep step, ClusterAction action, bool dryRun) =>
        action.ToRequest(dryRun) with { UserAgent = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kubernetes-operations-portal run/{run.Id} step/{step.Index}") };
}
