namespace Portal.Core.Access;

/// <summary>What a person is trusted with. Roles add up; <see cref="Admin"/> includes the others. None of them replaces the cluster's own RBAC.</summary>
public enum PortalRole
{
    /// <summary>Sees everything that the portal shows.</summary>
    Viewer,

    /// <summary>Plans remediations, runs those of low and medium risk, and those of high risk once another person has approved them; edits articles.</summary>
    Operator,

    /// <summary>Approves remediations that another person asked for.</summary>
    Approver,

    /// <summary>May do all of it and change settings, but cannot approve what they asked for either.</summary>
    Admin,

    /// <summary>May break the glass: go without a second person, with a reason, told to everybody and reviewed afterwards. Gives nothing else.</summary>
    BreakGlass,
}
