namespace Portal.Core.Persistence;

/// <summary>Whether the database can be used.</summary>
public enum DatabaseCondition
{
    /// <summary>Nobody has looked yet: the portal has just started.</summary>
    Unknown,

    /// <summary>It answers and has the schema of this portal.</summary>
    Ready,

    /// <summary>It cannot be reached or refuses us.</summary>
    Down,

    /// <summary>It answers, but its schema is not the one that this portal needs.</summary>
    WrongSchema,
}
