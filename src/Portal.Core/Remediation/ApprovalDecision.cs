namespace Portal.Core.Remediation;

/// <summary>What somebody decided on a run.</summary>
public enum ApprovalDecision
{
    /// <summary>It may be executed.</summary>
    Approved,

    /// <summary>The run ends without anything having been sent.</summary>
    Rejected,
}
