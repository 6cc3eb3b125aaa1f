namespace Portal.Core.Remediation;

/// <summary>What a person can do with a run.</summary>
public enum RunActionKind
{
    /// <summary>Ask the API server what it would do.</summary>
    DryRun,

    /// <summary>Approve the plan.</summary>
    Approve,

    /// <summary>Reject the plan.</summary>
    Reject,

    /// <summary>Send the requests of the plan.</summary>
    Execute,

    /// <summary>End it before anything is done.</summary>
    Cancel,

    /// <summary>End it while it is carried out or watched, between two steps.</summary>
    Stop,

    /// <summary>Go on without a second person.</summary>
    BreakGlass,

    /// <summary>Say that a broken glass was looked at.</summary>
    Review,
}
