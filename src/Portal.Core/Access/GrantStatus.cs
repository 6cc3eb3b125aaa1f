namespace Portal.Core.Access;

/// <summary>How a change of roles or people ended.</summary>
public enum GrantStatus
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>There is no such grant or person (404).</summary>
    NotFound,

    /// <summary>It is not what it was when it was read (412).</summary>
    Outdated,

    /// <summary>It stands in the way of itself: given already, or of the person who asks (409).</summary>
    Conflict,

    /// <summary>A field is wrong (400).</summary>
    Invalid,
}
