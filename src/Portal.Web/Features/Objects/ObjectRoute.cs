using Portal.Cluster.Resources;
using Portal.Core.Objects;
using Portal.Web.Components.Objects;

namespace Portal.Web.Features.Objects;

/// <summary>Reads the parts of an object's path, of its page and of the API alike. Pure.</summary>
public static class ObjectRoute
{
    /// <summary>Reads them.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="group">The group or <c>core</c>; null for the paths of nodes and pods.</param>
    /// <param name="version">The version.</param>
    /// <param name="plural">The plural name.</param>
    /// <param name="namespace">The namespace, <c>_</c> for none; null for a node.</param>
    /// <param name="name">The name.</param>
    public static ObjectAddressReading Read(string cluster, string? group, string? version, string? plural, string? @namespace, string name) => (group, @namespace) switch
    {
        (null, null) => ObjectAddress.Of(cluster, KnownResources.Nodes, "", name),
        (null, _) => ObjectAddress.Of(cluster, KnownResources.Pods, @namespace, name),
        _ => ObjectAddress.Read(
            cluster,
            group == ObjectPath.CoreGroup ? "" : group,
            version ?? "",
            plural ?? "",
            @namespace is null or ObjectPath.NoNamespace ? "" : @namespace,
            name),
    };
}
