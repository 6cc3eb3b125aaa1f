namespace Portal.Core.Findings;

/// <summary>How urgent a finding is.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Somebody should look today.</summary>
    Warning,

    /// <summary>Somebody should look now.</summary>
    Critical,
}
