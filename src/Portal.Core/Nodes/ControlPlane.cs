using Portal.Cluster.Resources.Nodes;

namespace Portal.Core.Nodes;

/// <summary>Nodes of the control plane, by the labels that installers give them.</summary>
public static class ControlPlane
{
    /// <summary>Whether the node is one of them.</summary>
    public static bool Contains(Node node) =>
        node.Metadata.Labels.ContainsKey("node-role.kubernetes.io/control-plane") || node.Metadata.Labels.ContainsKey("node-role.kubernetes.io/master");
}
