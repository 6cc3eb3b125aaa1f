namespace Portal.Core.Remediation;

/// <summary>What a playbook may cost when it goes wrong.</summary>
public enum RiskLevel
{
    /// <summary>Can be undone, or touches one stateless object.</summary>
    Low,

    /// <summary>Cannot be undone, but loses at most what the plan lists.</summary>
    Medium,

    /// <summary>May lose data or touch many objects: needs a second person.</summary>
    High,
}
