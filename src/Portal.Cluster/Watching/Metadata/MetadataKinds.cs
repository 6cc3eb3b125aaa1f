using System.Collections.Frozen;
using Portal.Cluster.Discovery;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Watching.Metadata;

/// <summary>Which of the kinds that a server serves are watched as metadata only.</summary>
internal static class MetadataKinds
{
    /// <summary>The same objects under a second name: once is enough, and the first name is the one that people know.</summary>
    private static readonly FrozenSet<(string Group, string Resource)> SecondNames = new[]
    {
        ("events.k8s.io", "events"),
        ("extensions", "ingresses"),
        ("project.openshift.io", "projects"),
        ("authorization.openshift.io", "roles"),
        ("authorization.openshift.io", "rolebindings"),
        ("authorization.openshift.io", "clusterroles"),
        ("authorization.openshift.io", "clusterrolebindings"),
    }.ToFrozenSet();

    private static readonly FrozenSet<(string Group, string Resource)> Full =
        KnownResources.All.Select(static k => (k.Group, k.Resource)).ToFrozenSet();

    /// <summary>Events: they live for an hour, nothing holds them, and there may be more of them than of all else.</summary>
    public static bool IsLeftOut(ResourceKind kind) => kind.Resource == "events" && kind.Group is "" or "events.k8s.io";

    /// <summary>Whether objects of the kind can be stuck in deletion and are not watched in full already.</summary>
    public static bool IsWanted(ServedKind served) =>
        served.Can("list") && served.Can("delete") && !IsLeftOut(served.Kind)
        && !SecondNames.Contains((served.Kind.Group, served.Kind.Resource)) && !Full.Contains((served.Kind.Group, served.Kind.Resource));
}
