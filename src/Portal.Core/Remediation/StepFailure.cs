namespace Portal.Core.Remediation;

/// <summary>What a step that fails keeps from being begun.</summary>
public enum StepFailure
{
    /// <summary>Everything: what is on its way is brought to its end, and no other step begins.</summary>
    StopsRun,

    /// <summary>The following waves only: the other steps of its own wave go on, those that are blocked included.</summary>
    StopsNextWaves,
}
