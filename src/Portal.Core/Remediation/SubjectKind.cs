using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;

namespace Portal.Core.Remediation;

/// <summary>Which kinds of subjects a playbook takes, and where their objects are. Pure.</summary>
public static class SubjectKind
{
    /// <summary>Stands in <see cref="IPlaybook.SubjectKinds"/> of a playbook that takes objects of every kind that the API server serves.</summary>
    public const string Any = "*";

    /// <summary>Whether a playbook takes objects of a kind.</summary>
    public static bool Takes(IPlaybook playbook, string kind) =>
        playbook.SubjectKinds.Contains(kind, StringComparer.Ordinal) || playbook.SubjectKinds.Contains(Any, StringComparer.Ordinal);

    /// <summary>
    /// The objects of a kind. Without an apiVersion it is the kind that the portal watches in full, else the only one of that name: several groups may have a kind
    /// of one name.
    /// </summary>
    /// <param name="view">What is known of the cluster.</param>
    /// <param name="apiVersion">Group and version, or empty.</param>
    /// <param name="kind">The kind, such as <c>Pod</c>.</param>
    /// <returns>All that may be meant.</returns>
    public static IReadOnlyList<IResourceSnapshot> Snapshots(ClusterView view, string apiVersion, string kind)
    {
        var named = view.Metadata.Snapshots.Where(snapshot => snapshot.Kind.Kind == kind).ToArray();
        var exact = Array.FindAll(named, snapshot => snapshot.Kind.ApiVersion == apiVersion);
        return exact.Length > 0 ? exact
            : apiVersion.Length == 0 && view.All.FirstOrDefault(snapshot => snapshot.Kind.Kind == kind) is { } full ? [full]
            : named;
    }

    /// <summary>The subject as it is now, whatever its kind; null when it is gone or another object has its name.</summary>
    public static MetadataObject? Find(ClusterView view, ObjectReference subject) =>
        view.Metadata.OfKind(subject.Group, subject.Kind) is { } snapshot && snapshot.Find(subject.Key) is { } found && found.Metadata.Uid == subject.Uid
            ? new MetadataObject(snapshot.Kind, found)
            : null;
}
