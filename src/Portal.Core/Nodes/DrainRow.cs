using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Nodes;

/// <summary>One pod in the table of a drain.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="State">Where it is.</param>
/// <param name="Text">What is said of it.</param>
public sealed record DrainRow(ObjectReference Pod, DrainRowState State, LocalizedText Text)
{
    /// <summary>The node that is drained.</summary>
    public string Node { get; init; } = "";

    /// <summary>Since when, as far as that is known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until when its grace period lasts, of a pod that leaves.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The pod that stands in for it, or null.</summary>
    public ObjectReference? Replacement { get; init; }

    /// <summary>The node of <see cref="Replacement"/>; empty while it has none.</summary>
    public string ReplacementNode { get; init; } = "";

    /// <summary>The step of the run, or null when the run has none for it.</summary>
    public int? Step { get; init; }
}
