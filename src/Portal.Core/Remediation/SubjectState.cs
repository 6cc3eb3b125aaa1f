namespace Portal.Core.Remediation;

/// <summary>What became of one object of a run.</summary>
public enum SubjectState
{
    /// <summary>Its turn has not come, or its steps are under way, or it is watched whether they worked.</summary>
    Pending,

    /// <summary>Done, and seen to have worked.</summary>
    Verified,

    /// <summary>Done in whole or in part, and not seen to have worked.</summary>
    NotVerified,

    /// <summary>A step on it failed.</summary>
    Failed,

    /// <summary>Not begun, because the run ended before its turn.</summary>
    Skipped,

    /// <summary>The playbook refused it: it was left out of the plan.</summary>
    Refused,
}
