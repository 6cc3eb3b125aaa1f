namespace Portal.Core.Remediation;

/// <summary>What a parameter holds. Values travel as text and are checked against this.</summary>
public enum PlaybookParameterType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,
}
