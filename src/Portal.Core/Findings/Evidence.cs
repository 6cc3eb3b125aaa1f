using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Findings;

/// <summary>One fact that proves an observation, so exact that a reader can repeat it with kubectl.</summary>
public sealed record Evidence
{
    /// <summary>Where it was seen.</summary>
    public required EvidenceSource Source { get; init; }

    /// <summary>What it says, as a sentence.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>The object that it was read from, or null for a query.</summary>
    public ObjectReference? Object { get; init; }

    /// <summary>The field path, such as <c>metadata.deletionTimestamp</c>, or the query.</summary>
    public required string Path { get; init; }

    /// <summary>The value, as the source writes it; <c>not set</c> is written as an empty string.</summary>
    public required string Value { get; init; }

    /// <summary>The time that the source gives to the fact, or when it was read.</summary>
    public required DateTimeOffset At { get; init; }
}
