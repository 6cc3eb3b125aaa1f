namespace Portal.Core.Audit;

/// <summary>How the portal remembers how far the log had come.</summary>
public sealed class AuditGuardOptions
{
    /// <summary>The file in which it is kept over restarts, outside the database; null keeps it in memory only.</summary>
    public string? File { get; set; }

    /// <summary>How often the log's end is compared with what is remembered.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);
}
