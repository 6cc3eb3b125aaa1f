namespace Portal.Core.Remediation;

/// <summary>Where a step is.</summary>
public enum StepState
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Its intent is stored; the request may have been sent. A run that is taken up here looks at the cluster before anything else.</summary>
    Intended,

    /// <summary>Done, by the answer or by what the cluster shows.</summary>
    Done,

    /// <summary>Not done, or not as intended; the response says why.</summary>
    Failed,

    /// <summary>Not begun, because a step before it failed.</summary>
    Skipped,
}
