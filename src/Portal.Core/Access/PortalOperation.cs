namespace Portal.Core.Access;

/// <summary>What the portal lets people do, as far as rights differ.</summary>
public enum PortalOperation
{
    /// <summary>See clusters, findings, runs, articles and the audit log, and verify the log. Any role at any place is enough.</summary>
    Read,

    /// <summary>Write and edit articles. They are about no cluster: the role at any place is enough.</summary>
    EditArticle,

    /// <summary>Plan a remediation and run its dry run; changes nothing on the cluster.</summary>
    PlanRemediation,

    /// <summary>Approve or reject a planned remediation.</summary>
    DecideRemediation,

    /// <summary>Carry a planned remediation out.</summary>
    ExecuteRemediation,

    /// <summary>End a remediation before its next step.</summary>
    CancelRemediation,

    /// <summary>Go without a second person, and past what the portal refuses for caution's sake.</summary>
    BreakGlass,

    /// <summary>Pause remediation and let it go on.</summary>
    PauseRemediation,

    /// <summary>Change the portal's settings.</summary>
    ChangeSettings,

    /// <summary>Give and take roles, and switch people off.</summary>
    ManageAccess,
}
