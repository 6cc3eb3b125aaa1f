namespace Portal.Core.Remediation;

/// <summary>
/// Called at each point of a run at which a process may die, so that tests can make it. The portal has an implementation that does nothing; only
/// an assembly that this one names as a friend can bring another (docs/adr/0014).
/// </summary>
internal interface IFailpoints
{
    /// <summary>The run is at the point.</summary>
    Task AtAsync(ExecutionPoint point, RemediationRun run);
}
