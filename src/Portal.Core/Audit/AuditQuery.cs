namespace Portal.Core.Audit;

/// <summary>Which entries to show; what is left null does not filter.</summary>
public sealed record AuditQuery
{
    /// <summary>The most entries that one page holds.</summary>
    public const int LargestPage = 1000;

    /// <summary>The exact name of the person.</summary>
    public string? Actor { get; init; }

    /// <summary>A piece of the object, without regard to case: of its uid, its name, <c>namespace/name</c> or <c>Kind namespace/name</c>.</summary>
    public string? Object { get; init; }

    /// <summary>The exact name of the cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>The exact action.</summary>
    public string? Action { get; init; }

    /// <summary>Only with this outcome, such as refused attempts.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>The remediation run.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The earliest time, inclusive; any offset.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest time, exclusive; any offset.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only entries with a smaller number: the <see cref="AuditPage.Next"/> of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>How many entries at most, 1 to <see cref="LargestPage"/>.</summary>
    public int Limit { get; init; } = 100;
}
