namespace Portal.Core.Remediation.Safety;

/// <summary>What a rule says of a run.</summary>
public enum SafetyJudgement
{
    /// <summary>No rule stops it.</summary>
    Allows,

    /// <summary>It may go on, and the person should know something first.</summary>
    Warns,

    /// <summary>It may not be executed now.</summary>
    Stops,
}
