using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Objects;

/// <summary>Where an object is: its cluster, its kind as paths name it, and its name. Made only of parts that Kubernetes' rules allow.</summary>
public sealed record ObjectAddress
{
    private ObjectAddress(string cluster, ResourceKind kind, string @namespace, string name) =>
        (Cluster, Kind, Namespace, Name) = (cluster, kind, @namespace, name);

    /// <summary>The cluster's name in the portal.</summary>
    public string Cluster { get; }

    /// <summary>The kind. Of a kind that is not Kubernetes' own the plural name stands for the kind until the object is read.</summary>
    public ResourceKind Kind { get; }

    /// <summary>The namespace; empty for cluster-scoped kinds.</summary>
    public string Namespace { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether the portal never reads such objects: Secrets.</summary>
    public bool IsWithheld => Kind is { Group: "", Resource: "secrets" };

    /// <summary>The object by name; its uid is not known.</summary>
    public ObjectReference Reference => new(Kind.ApiVersion, Kind.Kind, Namespace, Name, "");

    /// <summary>What reading it needs from the cluster's RBAC.</summary>
    public ApiPermission Permission => new("get", Kind.Group, Kind.Resource, "", Namespace, Name);

    /// <summary>The request that reads it.</summary>
    public KubernetesRequest Request => new() { Method = "GET", Path = KubernetesPath.Object(Kind, Namespace, Name) };

    /// <summary>The command that shows the same.</summary>
    public string Kubectl =>
        $"kubectl get {(Kind.Group.Length == 0 ? Kind.Resource : $"{Kind.Resource}.{Kind.Version}.{Kind.Group}")} {ShellQuote.Quote(Name)}"
        + (Namespace.Length == 0 ? "" : $" --namespace {Namespace}") + " --output yaml";

    /// <summary>Reads the parts of a path and checks each by Kubernetes' rules. A version other than the usual one is taken as it is.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="version">The API version.</param>
    /// <param name="plural">The plural name of the kind.</param>
    /// <param name="namespace">The namespace; empty for cluster-scoped kinds.</param>
    /// <param name="name">The name.</param>
    /// <returns>The address, or which part is wrong and why.</returns>
    public static ObjectAddressReading Read(string cluster, string group, string version, string plural, string @namespace, string name)
    {
        if (KubernetesNames.GroupProblem(group) is { } badGroup)
        {
            return new ObjectAddressReading(null, "group", badGroup);
        }

        if (KubernetesNames.SegmentProblem(version) is { } badVersion)
        {
            return new ObjectAddressReading(null, "version", badVersion);
        }

        if (KubernetesNames.SegmentProblem(plural) is { } badPlural)
        {
            return new ObjectAddressReading(null, "plural", badPlural);
        }

        var kind = BuiltInKinds.FindPlural(group, plural) is { } known
            ? known with { Version = version }
            : new ResourceKind(group, version, plural, plural, @namespace.Length > 0);
        return Of(cluster, kind, @namespace, name);
    }

    /// <summary>The address of an object of a known kind.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="namespace">The namespace; empty for cluster-scoped kinds.</param>
    /// <param name="name">The name.</param>
    /// <returns>The address, or which part is wrong and why.</returns>
    public static ObjectAddressReading Of(string cluster, ResourceKind kind, string @namespace, string name) =>
        kind.Namespaced && KubernetesNames.NamespaceProblem(@namespace) is { } badNamespace ? new ObjectAddressReading(null, "namespace", badNamespace)
        : !kind.Namespaced && @namespace.Length > 0 ? new ObjectAddressReading(null, "namespace", $"a {kind.Kind} does not live in a namespace")
        : KubernetesNames.Problem(kind, name) is { } badName ? new ObjectAddressReading(null, "name", badName)
        : new ObjectAddressReading(new ObjectAddress(cluster, kind, @namespace, name), "", "");

    /// <summary>The address of an object that another one names.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="reference">The reference; of a cluster-scoped kind its namespace does not count.</param>
    /// <returns>The address; null for a kind that is not Kubernetes' own, or a name that cannot be one.</returns>
    public static ObjectAddress? Of(string cluster, ObjectReference reference) =>
        BuiltInKinds.Find(reference.ApiVersion, reference.Kind) is { } kind && KubernetesNames.SegmentProblem(kind.Version) is null
            ? Of(cluster, kind, kind.Namespaced ? reference.Namespace : "", reference.Name).Address
            : null;
}
