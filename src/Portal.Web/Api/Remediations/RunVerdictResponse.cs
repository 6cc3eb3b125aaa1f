using Portal.Cluster.Resources.Metadata;
using Portal.Core.Nodes;

namespace Portal.Web.Api.Remediations;

/// <summary>Where one pod of a drain is now.</summary>
/// <param name="Pod">The pod, with its uid.</param>
/// <param name="State">Where it is.</param>
/// <param name="Node">The node that is drained.</param>
/// <param name="Text">What is said of it: the budget that it waits for, the grace that is left, what holds it.</param>
/// <param name="Step">The step of the run, or null when the run has none for it.</param>
/// <param name="Since">Since when, as far as that is known.</param>
/// <param name="Deadline">Until when its grace period lasts, of a pod that leaves.</param>
/// <param name="Replacement">The pod that stands in for it, or null.</param>
/// <param name="ReplacementNode">The node of that pod; empty while it has none.</param>
public sealed record RunVerdictResponse(
    ObjectReference Pod, DrainRowState State, string Node, string Text, int? Step, DateTimeOffset? Since, DateTimeOffset? Deadline, ObjectReference? Replacement, string ReplacementNode)
{
    /// <summary>The row in the language of the request.</summary>
    public static RunVerdictResponse Of(DrainRow row) => new(row.Pod, row.State, row.Node, row.Text.Shown(), row.Step, row.Since, row.Deadline, row.Replacement, row.ReplacementNode);
}
