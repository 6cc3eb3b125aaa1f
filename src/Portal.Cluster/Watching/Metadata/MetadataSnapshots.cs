using System.Collections.Immutable;
using Portal.Cluster.Discovery;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching.Metadata;

/// <summary>The kinds that were found by discovery and are watched as metadata only, at one moment.</summary>
/// <param name="Kinds">What discovery said.</param>
/// <param name="Snapshots">Their objects; a kind that the portal watches in full is not among them.</param>
public sealed record MetadataSnapshots(ClusterKinds Kinds, ImmutableArray<ResourceSnapshot<ObjectMetadata>> Snapshots)
{
    /// <summary>Discovery has not answered yet.</summary>
    public static MetadataSnapshots Unknown { get; } = new(ClusterKinds.Unknown, []);

    /// <summary>Those of a server's kinds that are watched as metadata only: they can be listed, watched and deleted, and are not watched in full.</summary>
    /// <param name="kinds">What discovery said.</param>
    public static IEnumerable<ResourceKind> Wanted(ClusterKinds kinds) =>
        kinds.Kinds.Where(static k => MetadataKinds.IsWanted(k) && k.Can("watch")).Select(static k => k.Kind);
}
