using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Deletions;

/// <summary>An object in deletion, with what is known around it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Metadata">Its metadata; it has a deletionTimestamp.</param>
/// <param name="View">What is known of the cluster.</param>
/// <param name="Now">The time on the API server's clock.</param>
public sealed record DeletingObject(ResourceKind Kind, ObjectMeta Metadata, ClusterView View, DateTimeOffset Now)
{
    /// <summary>When it should have been gone: for pods the grace period is in the timestamp already, other kinds have none.</summary>
    public DateTimeOffset Deadline => Metadata.DeletionTimestamp!.Value;

    /// <summary>How long ago that was.</summary>
    public TimeSpan Overdue => Now - Deadline;

    /// <summary>Its key within its kind.</summary>
    public ObjectKey Key => new(Metadata.Namespace, Metadata.Name);

    /// <summary>The object as a reference.</summary>
    public ObjectReference Reference => new(Kind.ApiVersion, Kind.Kind, Metadata.Namespace, Metadata.Name, Metadata.Uid);
}
