namespace Portal.Core.Findings;

/// <summary>One entry in the history of a finding.</summary>
public sealed class FindingChange
{
    /// <summary>Its number, growing in the order of writing; given by the database.</summary>
    public long Id { get; init; }

    /// <summary>The finding.</summary>
    public required Guid FindingId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required FindingChangeKind Kind { get; init; }

    /// <summary>What was before: a reason, severity or uid; for <see cref="FindingChangeKind.Reopened"/> the time it had been resolved (ISO 8601).</summary>
    public string From { get; init; } = "";

    /// <summary>What is after: a reason, severity or uid.</summary>
    public string To { get; init; } = "";
}
