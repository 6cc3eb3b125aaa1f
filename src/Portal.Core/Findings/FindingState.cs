namespace Portal.Core.Findings;

/// <summary>Which findings to list.</summary>
public enum FindingState
{
    /// <summary>Those that are there now.</summary>
    Open,

    /// <summary>Those that are gone.</summary>
    Resolved,
}
