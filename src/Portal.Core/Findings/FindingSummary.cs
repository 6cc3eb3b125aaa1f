using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Findings;

/// <summary>A finding as lists show it.</summary>
public sealed record FindingSummary
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The problem: name of a room, and slug of its article.</summary>
    public required string Problem { get; init; }

    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The object.</summary>
    public required ObjectReference Subject { get; init; }

    /// <summary>Which of the problem's causes.</summary>
    public required string Reason { get; init; }

    /// <summary>How urgent.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The finding as a sentence.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The one next step.</summary>
    public required LocalizedText NextStep { get; init; }

    /// <summary>The cause.</summary>
    public required CauseReference Cause { get; init; }

    /// <summary>When first seen.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When last seen.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it was gone, or null.</summary>
    public required DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Since when it could not be re-examined, or null.</summary>
    public required DateTimeOffset? NotExaminedSince { get; init; }

    /// <summary>How often it came.</summary>
    public required int Occurrences { get; init; }
}
