namespace Portal.Core.Remediation;

/// <summary>Where a step is.</summary>
public enum StepState
{
    /// <summary>Nothing was sent, and no intent is stored.</summary>
    Pending,

    /// <summary>Its intent is stored; the request may have been sent. A run that is taken up here looks at the cluster before anything else.</summary>
    Intended,

    /// <summary>The API server refused it for now and did nothing; it is tried again while the others of its wave go on.</summary>
    Blocked,

    /// <summary>Done, by the answer or by what the cluster shows.</summary>
    Done,

    /// <summary>Not done, or not as intended; the response says why.</summary>
    Failed,

    /// <summary>Not done, because another step failed before.</summary>
    Skipped,
}
