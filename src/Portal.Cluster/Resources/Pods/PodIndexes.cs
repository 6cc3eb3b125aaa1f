using Portal.Cluster.Watching;

namespace Portal.Cluster.Resources.Pods;

/// <summary>Ways to find pods.</summary>
public static class PodIndexes
{
    /// <summary>By the name of their node; pods that are not scheduled are not in it.</summary>
    public static ResourceIndex<Pod> ByNode { get; } = new("node", static pod => pod.NodeName.Length == 0 ? [] : [pod.NodeName]);

    /// <summary>By namespace.</summary>
    public static ResourceIndex<Pod> ByNamespace { get; } = new("namespace", static pod => [pod.Metadata.Namespace]);

    /// <summary>By the uid of each owner.</summary>
    public static ResourceIndex<Pod> ByOwner { get; } = new("owner", static pod => pod.Metadata.OwnerReferences.Select(static owner => owner.Uid));

    /// <summary>By each claim that they mount, as namespace/name.</summary>
    public static ResourceIndex<Pod> ByClaim { get; } =
        new("claim", static pod => pod.ClaimNames.Select(claim => $"{pod.Metadata.Namespace}/{claim}"));
}
