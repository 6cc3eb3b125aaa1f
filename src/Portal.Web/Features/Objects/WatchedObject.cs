using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Objects;

namespace Portal.Web.Features.Objects;

/// <summary>What the watch of a cluster holds of an object: it tells when the object must be read again, and what was known when it cannot be.</summary>
/// <param name="Item">The object; null when its kind is not watched or it is not there.</param>
/// <param name="Status">How well its kind is seen, or the cluster when it is not watched.</param>
/// <param name="Events">How many events the watch holds of it; null when events are not seen.</param>
public sealed record WatchedObject(IKubernetesObject? Item, WatchStatus Status, int? Events)
{
    /// <summary>Looks it up.</summary>
    public static WatchedObject Of(WatchedCluster cluster, ObjectAddress address)
    {
        var view = cluster.View;
        var kind = view.Of(address.Kind);
        var events = view.Events.Status.State == WatchState.Synced
            ? view.Events.By(EventIndexes.ByObject, $"{address.Kind.Kind}/{new ObjectKey(address.Namespace, address.Name)}").Length
            : (int?)null;
        return new WatchedObject(kind?.Find(new ObjectKey(address.Namespace, address.Name)), kind?.Status ?? ClusterStatus.Of(view.All), events);
    }

    /// <summary>Whether a change since an earlier look makes it worth to ask the API server again.</summary>
    public bool Differs(WatchedObject before) =>
        Item?.Metadata.Uid != before.Item?.Metadata.Uid || Item?.Metadata.ResourceVersion != before.Item?.Metadata.ResourceVersion
        || Events != before.Events || Status.State != before.Status.State;
}
