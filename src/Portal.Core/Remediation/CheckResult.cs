namespace Portal.Core.Remediation;

/// <summary>How a check came out. Unknown is never taken for Pass.</summary>
public enum CheckResult
{
    /// <summary>What the check asks for was seen to be so.</summary>
    Pass,

    /// <summary>Does not hold.</summary>
    Fail,

    /// <summary>Cannot be seen.</summary>
    Unknown,
}
