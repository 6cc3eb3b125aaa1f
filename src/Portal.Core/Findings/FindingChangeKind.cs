namespace Portal.Core.Findings;

/// <summary>What can happen to a finding.</summary>
public enum FindingChangeKind
{
    /// <summary>Seen for the first time.</summary>
    Opened,

    /// <summary>Seen again after it was resolved.</summary>
    Reopened,

    /// <summary>The object was made again under the same name and has the problem too.</summary>
    ObjectReplaced,

    /// <summary>More or less urgent than before.</summary>
    SeverityChanged,

    /// <summary>Another of the problem's causes than before.</summary>
    ReasonChanged,

    /// <summary>The detector cannot look any more.</summary>
    NotExamined,

    /// <summary>The detector can look again, and still sees it.</summary>
    ExaminedAgain,

    /// <summary>Gone.</summary>
    Resolved,
}
