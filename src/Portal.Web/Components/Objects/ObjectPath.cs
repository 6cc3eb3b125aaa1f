using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Objects;

namespace Portal.Web.Components.Objects;

/// <summary>The one place that knows the address of an object's page. Every segment is escaped. Pure.</summary>
public static class ObjectPath
{
    /// <summary>Stands for the core group, which has no name.</summary>
    public const string CoreGroup = "core";

    /// <summary>Stands for the namespace of a cluster-scoped object.</summary>
    public const string NoNamespace = "_";

    /// <summary>The path of an object's page.</summary>
    public static string Of(ObjectAddress address) => address.Kind switch
    {
        { Group: "", Version: "v1", Resource: "nodes" } => $"{Root(address)}/nodes/{Uri.EscapeDataString(address.Name)}",
        { Group: "", Version: "v1", Resource: "pods" } => $"{Root(address)}/pods/{Uri.EscapeDataString(address.Namespace)}/{Uri.EscapeDataString(address.Name)}",
        _ => $"{Root(address)}/{Generic(address)}",
    };

    /// <summary>The path under which the API gives the object.</summary>
    public static string Api(ObjectAddress address) => $"/api/v1{Root(address)}/{Generic(address)}";

    /// <summary>The path of the page of an object that something names.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="reference">The object.</param>
    /// <returns>The path; null when the kind's plural is not known, or the name cannot be one.</returns>
    public static string? Of(string cluster, ObjectReference reference) => ObjectAddress.Of(cluster, reference) is { } address ? Of(address) : null;

    /// <summary>The path of the page of an object of a known kind.</summary>
    /// <returns>The path; null when the name cannot be one.</returns>
    public static string? Of(string cluster, ResourceKind kind, string @namespace, string name) =>
        ObjectAddress.Of(cluster, kind, @namespace, name).Address is { } address ? Of(address) : null;

    private static string Root(ObjectAddress address) => $"/clusters/{Uri.EscapeDataString(address.Cluster)}";

    private static string Generic(ObjectAddress address) =>
        $"objects/{(address.Kind.Group.Length == 0 ? CoreGroup : address.Kind.Group)}/{address.Kind.Version}/{address.Kind.Resource}"
        + $"/{(address.Namespace.Length == 0 ? NoNamespace : Uri.EscapeDataString(address.Namespace))}/{Uri.EscapeDataString(address.Name)}";
}
