namespace Portal.Core.Knowledge.Links;

/// <summary>What became of a wish to check now.</summary>
public enum LinkRequestStatus
{
    /// <summary>They are due now.</summary>
    Asked,

    /// <summary>No article leads to the address.</summary>
    NotFound,

    /// <summary>Links are not checked here (<see cref="LinkCheckMode.Off"/>).</summary>
    SwitchedOff,
}
