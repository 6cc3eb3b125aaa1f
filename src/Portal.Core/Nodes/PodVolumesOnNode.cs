using System.Collections.Immutable;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;

namespace Portal.Core.Nodes;

/// <summary>Volumes of a pod that no other node can mount. Pure.</summary>
public static class PodVolumesOnNode
{
    /// <summary>Names of the PersistentVolumes, by name: those whose affinity names this node only.</summary>
    public static ImmutableArray<string> Of(Pod pod, ClusterView view) =>
    [
        .. pod.ClaimNames.Distinct(StringComparer.Ordinal)
            .Select(name => view.Claims.Find(pod.Metadata.Namespace, name)?.VolumeName)
            .Select(name => name is null ? null : view.Volumes.Find("", name))
            .Where(volume => volume is not null && volume.NodeNames is [var node] && node == pod.NodeName)
            .Select(static volume => volume!.Metadata.Name)
            .Order(StringComparer.Ordinal),
    ];
}
