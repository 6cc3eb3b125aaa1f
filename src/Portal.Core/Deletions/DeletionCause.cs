using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;

namespace Portal.Core.Deletions;

/// <summary>A common root with the stuck objects that it explains.</summary>
/// <param name="Cause">The root.</param>
/// <param name="Objects">What it holds, the objects at its root first, then by how long they are stuck.</param>
public sealed record DeletionCause(CauseReference Cause, ImmutableArray<StuckDeletion> Objects)
{
    /// <summary>Since when: the oldest of its objects.</summary>
    public DateTimeOffset Since { get; } = Objects.Min(static o => o.Deadline);

    /// <summary>What is to be freed, in this order: the root itself where it is an object (an APIService, a node, an attachment), then the first object that it holds.</summary>
    public ImmutableArray<ObjectReference> Subjects { get; } = Cause.Object is { } root ? [root, Objects[0].Root] : [Objects[0].Root];

    /// <summary>Whether somebody is at work on all of them.</summary>
    public bool Waiting { get; } = Objects.All(static o => o.Verdict.Waiting);
}
