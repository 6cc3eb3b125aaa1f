using Portal.Core.Knowledge.Revisions;

namespace Portal.Web.Features.Knowledge.History;

/// <summary>A row of a comparison: what stood there, and what stands there. A line that is in both is on both sides.</summary>
/// <param name="Before">The line of the earlier text, or null.</param>
/// <param name="After">The line of the later text, or null.</param>
public sealed record DiffRow(DiffLine? Before, DiffLine? After)
{
    /// <summary>Whether both sides are the same line.</summary>
    public bool IsSame => ReferenceEquals(Before, After);
}
