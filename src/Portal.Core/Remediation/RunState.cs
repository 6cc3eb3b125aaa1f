namespace Portal.Core.Remediation;

/// <summary>
/// Where a run is. The ways between the states are in <see cref="RunTransitions"/>; Succeeded, Failed and Cancelled are never left.
/// </summary>
public enum RunState
{
    /// <summary>The plan is made.</summary>
    Planned,

    /// <summary>The API server would not do it, or could not be asked. The dry run can be repeated.</summary>
    DryRunFailed,

    /// <summary>The dry run was accepted; somebody must approve: for high risk not the requester.</summary>
    AwaitingApproval,

    /// <summary>May be executed until the plan expires.</summary>
    Approved,

    /// <summary>Its steps are being done.</summary>
    Executing,

    /// <summary>Its steps are done; the portal watches whether they have worked.</summary>
    Verifying,

    /// <summary>Done, and seen to have worked.</summary>
    Succeeded,

    /// <summary>A step failed, or the steps were not seen to work in time; the outcome says which.</summary>
    Failed,

    /// <summary>
    /// Ended by people: before anything was done (cancelled, rejected, expired, or refused by the playbook, see <see cref="RemediationRun.Refusal"/>), or stopped between
    /// two steps (<see cref="RemediationRun.Stop"/>); the outcome then says what was done and what was not.
    /// </summary>
    Cancelled,
}
