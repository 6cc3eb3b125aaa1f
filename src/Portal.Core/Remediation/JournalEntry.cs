using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>One line of a run's journal: what happened, when, by whom. Only ever added.</summary>
public sealed class JournalEntry
{
    /// <summary>Its number, growing in the order of writing; given by the database.</summary>
    public long Id { get; init; }

    /// <summary>The run that the line belongs to.</summary>
    public required Guid RunId { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: a person's name, <c>portal</c>, <c>API server</c> or <c>watch</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The state that the run was in afterwards.</summary>
    public required RunState State { get; init; }

    /// <summary>What happened.</summary>
    public required LocalizedText Text { get; init; }
}
