using Portal.Cluster.Resources.Pods;

namespace Portal.Core.Nodes;

/// <summary>Mirrors of static pods: the kubelet shows them to the API server and makes them again for as long as their file is on the node.</summary>
public static class MirrorPods
{
    private const string Annotation = "kubernetes.io/config.mirror";

    /// <summary>Whether the pod is one.</summary>
    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations.ContainsKey(Annotation);
}
