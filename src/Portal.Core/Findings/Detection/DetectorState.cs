namespace Portal.Core.Findings.Detection;

/// <summary>What a detector is doing.</summary>
public enum DetectorState
{
    /// <summary>This process does not write findings; another one does, or the database is not there.</summary>
    NotHere,

    /// <summary>Looks.</summary>
    Looking,

    /// <summary>Looks, but takes nothing for gone: a kind that it reads is not live.</summary>
    LookingPartly,

    /// <summary>Cannot look: a kind that it needs is not live.</summary>
    Waiting,

    /// <summary>Did not come back from a pass: switched off until the portal is restarted.</summary>
    SwitchedOff,
}
