namespace Portal.Core.Remediation;

/// <summary>What a playbook plans, if it is what the engine can carry out. Pure.</summary>
internal static class SoundPlan
{
    /// <summary>Asks the playbook.</summary>
    /// <exception cref="InvalidOperationException">A defect of the playbook: waves out of order, or one object changed in two steps, of which the second would find another resourceVersion than planned.</exception>
    /// <exception cref="Portal.Cluster.Connection.ClusterConnectionException">A step names an object that Kubernetes could not have.</exception>
    public static PlaybookPlan Of(IPlaybook playbook, PlaybookContext context)
    {
        var plan = playbook.Plan(context);
        _ = StepWaves.Of(plan.Steps);
        foreach (var step in plan.Steps)
        {
            _ = step.Action.ToRequest(dryRun: false);
        }

        return plan.Steps.Select(static step => step.Action.Target).Distinct().Count() == plan.Steps.Length
            ? plan
            : throw new InvalidOperationException($"The playbook {playbook.Id} changes one object in two steps.");
    }
}
