using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Storage;
using Portal.Cluster.Watching;
using Portal.Web.Components.States;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>Finds the objects that a text names in what is known of the clusters. Pure.</summary>
public static class LivePlaces
{
    private const int MostPlaces = 5;

    /// <summary>Where an object is, at most a few places: a name without its namespace may be that of many.</summary>
    public static ImmutableArray<LivePlace> Of(NamedObject named, IEnumerable<ClusterView> views) =>
    [
        .. views.Where(view => named.Cluster.Length == 0 || view.Cluster == named.Cluster)
            .SelectMany(view => In(view, named)).Take(MostPlaces),
    ];

    private static IEnumerable<LivePlace> In(ClusterView view, NamedObject named) => named.Kind switch
    {
        "Node" => Find(view.Nodes, named).Select(node => Place(view, node, view.Nodes.Status, Health(node), Status(node))),
        "Pod" => Find(view.Pods, named).Select(pod => Place(view, pod, view.Pods.Status, Health(pod), Status(pod))),
        _ => Find(view.Claims, named).Select(claim => Place(view, claim, view.Claims.Status, Health(claim), claim.Phase)),
    };

    private static IEnumerable<T> Find<T>(ResourceSnapshot<T> snapshot, NamedObject named)
        where T : class, IKubernetesObject
    {
        if (named.Uid.Length > 0)
        {
            return snapshot.Items.Where(item => item.Metadata.Uid == named.Uid);
        }

        if (named.Namespace.Length > 0 || named.Kind == "Node")
        {
            return snapshot.Find(named.Namespace, named.Name) is { } found ? [found] : [];
        }

        return snapshot.Items.Where(item => item.Metadata.Name == named.Name).OrderBy(static item => item.Metadata.Namespace, StringComparer.Ordinal);
    }

    private static LivePlace Place(ClusterView view, IKubernetesObject item, WatchStatus seen, HealthState health, string status) => new()
    {
        Cluster = view.Cluster,
        Namespace = item.Metadata.Namespace,
        Name = item.Metadata.Name,
        Uid = item.Metadata.Uid,
        Health = seen.State == WatchState.Synced ? health : HealthState.Stale,
        Status = status,
    };

    private static HealthState Health(Node node) => node.Condition("Ready")?.Status switch
    {
        "True" => node.Unschedulable ? HealthState.Warning : HealthState.Healthy,
        "False" => HealthState.Critical,
        _ => HealthState.Unknown,
    };

    private static string Status(Node node) =>
        (node.Condition("Ready")?.Status == "True" ? "Ready" : "NotReady") + (node.Unschedulable ? ", SchedulingDisabled" : "");

    private static HealthState Health(Pod pod) => pod switch
    {
        { Metadata.DeletionTimestamp: not null } => HealthState.Progress,
        { Phase: "Failed" } => HealthState.Critical,
        { Phase: "Succeeded" } => HealthState.Healthy,
        { Phase: "Running" } => pod.Conditions.Any(static condition => condition is { Type: "Ready", Status: "True" }) ? HealthState.Healthy : HealthState.Warning,
        { Phase: "Pending" } => HealthState.Warning,
        _ => HealthState.Unknown,
    };

    private static string Status(Pod pod) => pod switch
    {
        { Metadata.DeletionTimestamp: not null } => "Terminating",
        { Reason.Length: > 0 } => pod.Reason,
        _ => pod.Phase,
    };

    private static HealthState Health(PersistentVolumeClaim claim) => claim.Phase switch
    {
        "Bound" => HealthState.Healthy,
        "Lost" => HealthState.Critical,
        "Pending" => HealthState.Warning,
        _ => HealthState.Unknown,
    };
}
