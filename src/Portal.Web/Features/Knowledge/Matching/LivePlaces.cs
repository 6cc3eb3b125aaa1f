using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Web.Components.Objects;
using Portal.Web.Components.States;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>Finds the objects that a text names in what is known of the clusters. Pure.</summary>
public static class LivePlaces
{
    private const int MostPlaces = 5;
    private static readonly ClusterView Nothing = new() { Cluster = "" };

    /// <summary>
    /// Where an object is, at most a few places: a name without its namespace may be that of many. Of a kind that is not watched it is not known where
    /// it is; then each cluster in which it can be asked for is one place.
    /// </summary>
    public static ImmutableArray<LivePlace> Of(NamedObject named, IEnumerable<ClusterView> views) => KindOf(named) is not { } kind ? [] :
    [
        .. views.Where(view => named.Cluster.Length == 0 || view.Cluster == named.Cluster)
            .SelectMany(view => view.Of(kind) is { } snapshot ? Find(snapshot, named).Select(item => Place(view.Cluster, snapshot, item)) : ToAsk(view.Cluster, kind, named))
            .Take(MostPlaces),
    ];

    /// <summary>Whether the clusters are watched for such objects: only then one without a place is gone.</summary>
    public static bool IsWatched(NamedObject named) => KindOf(named) is { } kind && Nothing.Of(kind) is not null;

    private static ResourceKind? KindOf(NamedObject named) =>
        BuiltInKinds.All.FirstOrDefault(kind => string.Equals(kind.Kind, named.Kind, StringComparison.OrdinalIgnoreCase) || kind.Resource == named.Kind);

    private static IEnumerable<IKubernetesObject> Find(IResourceSnapshot snapshot, NamedObject named)
    {
        if (named.Uid.Length > 0)
        {
            return snapshot.Objects.Where(item => item.Metadata.Uid == named.Uid);
        }

        if (named.Namespace.Length > 0 || !snapshot.Kind.Namespaced)
        {
            return snapshot.Find(new ObjectKey(snapshot.Kind.Namespaced ? named.Namespace : "", named.Name)) is { } found ? [found] : [];
        }

        return snapshot.Objects.Where(item => item.Metadata.Name == named.Name).OrderBy(static item => item.Metadata.Namespace, StringComparer.Ordinal);
    }

    private static LivePlace Place(string cluster, IResourceSnapshot snapshot, IKubernetesObject item) => new()
    {
        Cluster = cluster,
        Kind = snapshot.Kind.Kind,
        Namespace = item.Metadata.Namespace,
        Name = item.Metadata.Name,
        Uid = item.Metadata.Uid,
        Health = snapshot.Status.State == WatchState.Synced ? ObjectHealth.Of(item) : HealthState.Stale,
        Status = ObjectHealth.Status(item),
        Path = ObjectPath.Of(cluster, snapshot.Kind, item.Metadata.Namespace, item.Metadata.Name),
    };

    private static IEnumerable<LivePlace> ToAsk(string cluster, ResourceKind kind, NamedObject named) =>
        ObjectPath.Of(cluster, kind, kind.Namespaced ? named.Namespace : "", named.Name) is { } path
            ? [new LivePlace { Cluster = cluster, Kind = kind.Kind, Namespace = kind.Namespaced ? named.Namespace : "", Name = named.Name, Uid = "", Health = null, Status = "", Path = path }]
            : [];
}
