namespace Portal.Core.Knowledge.Links;

/// <summary>What one look at an address found.</summary>
public enum LinkOutcome
{
    /// <summary>A page.</summary>
    Alive,

    /// <summary>A page, at another place for good.</summary>
    Moved,

    /// <summary>404, 410, or a host name that does not exist.</summary>
    Gone,

    /// <summary>Cannot be said.</summary>
    Unknown,
}
