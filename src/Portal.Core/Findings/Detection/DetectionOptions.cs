namespace Portal.Core.Findings.Detection;

/// <summary>How often and how long detectors look. Checked as a whole at start by <see cref="DetectionOptionsValidator"/>.</summary>
public sealed class DetectionOptions
{
    /// <summary>How often all subjects are looked at, whether anything changed or not.</summary>
    public TimeSpan FullPassEvery { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long changes are collected before they are looked at.</summary>
    public TimeSpan Debounce { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long one detector may work on one pass. Then its token is cancelled, and what it has not looked at stays as it was.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after that a detector may take to end. One that does not is switched off until the portal is restarted.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a detector may be unable to look before its findings say so.</summary>
    public TimeSpan DoubtAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a process that does not write findings looks whether it should.</summary>
    public TimeSpan LockEvery { get; set; } = TimeSpan.FromSeconds(5);
}
