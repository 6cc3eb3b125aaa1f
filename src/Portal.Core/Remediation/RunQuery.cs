namespace Portal.Core.Remediation;

/// <summary>Which runs, newest first. What is null does not limit.</summary>
public sealed record RunQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Only of this cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only in this state.</summary>
    public RunState? State { get; init; }

    /// <summary>Only those that have not ended.</summary>
    public bool ActiveOnly { get; init; }

    /// <summary>Only those planned from this finding.</summary>
    public Guid? FindingId { get; init; }

    /// <summary>Only of the object with this uid.</summary>
    public string? Uid { get; init; }

    /// <summary>Only those for which somebody broke the glass and nobody else has looked yet.</summary>
    public bool ToReviewOnly { get; init; }

    /// <summary>Begins after the run with this id (the last of the page before), or at the beginning.</summary>
    public Guid? After { get; init; }

    /// <summary>Rows of the page, 1 to <see cref="MaxLimit"/>; other values are brought into that range.</summary>
    public int Limit { get; init; } = 100;
}
