namespace Portal.Core.Persistence;

/// <summary>
/// The keys of the portal's PostgreSQL advisory locks, all in one place so that no two features take the same. A lock orders writers;
/// it fences nobody off: whoever was asleep while it lost the lock is stopped by the conditions in its statements.
/// </summary>
public static class AdvisoryLocks
{
    /// <summary>Held while the schema is brought up to date.</summary>
    public const long Migration = 0x706F7274616C_01;

    /// <summary>Held while the shipped articles are imported.</summary>
    public const long ShippedArticles = 0x706F7274616C_02;
}
