using System.Collections.Immutable;
using Portal.Cluster.Discovery;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching.Metadata;

/// <summary>
/// All objects of a cluster at one moment, whatever their kind: those that the portal watches in full and those that it watches as metadata only; events are
/// left out. Immutable and cheap: it holds the snapshots, and what it is asked for comes from indexes that are kept up change by change.
/// </summary>
public sealed class MetadataView
{
    private readonly MetadataSnapshots _discovered;
    private readonly Lazy<ImmutableDictionary<(string Group, string Resource), IResourceSnapshot>> _byResource;
    private readonly Lazy<ImmutableDictionary<(string Group, string Kind), IResourceSnapshot>> _byKind;
    private readonly Lazy<IReadOnlyList<MetadataGap>> _gaps;
    private readonly Lazy<IReadOnlyList<MetadataObject>> _inDeletion;

    /// <summary>Joins what is watched in full and what is watched as metadata only.</summary>
    /// <param name="full">The kinds that are watched in full.</param>
    /// <param name="discovered">The others.</param>
    public MetadataView(IReadOnlyList<IResourceSnapshot> full, MetadataSnapshots discovered)
    {
        _discovered = discovered;
        Snapshots = [.. full.Where(static s => !MetadataKinds.IsLeftOut(s.Kind)), .. discovered.Snapshots];
        _byResource = new(() => Snapshots.DistinctBy(static s => (s.Kind.Group, s.Kind.Resource)).ToImmutableDictionary(static s => (s.Kind.Group, s.Kind.Resource)));
        _byKind = new(() => Snapshots.DistinctBy(static s => (s.Kind.Group, s.Kind.Kind)).ToImmutableDictionary(static s => (s.Kind.Group, s.Kind.Kind)));
        _gaps = new(() => MetadataGaps.Of(Kinds, Snapshots));
        _inDeletion = new(() => Collect(static s => s.InDeletion));
    }

    /// <summary>What discovery said.</summary>
    public ClusterKinds Kinds => _discovered.Kinds;

    /// <summary>The objects of each kind, with how well it is seen.</summary>
    public ImmutableArray<IResourceSnapshot> Snapshots { get; }

    /// <summary>What is not known, or not as of now. As long as there are any, "none" means "none that we can see".</summary>
    public IReadOnlyList<MetadataGap> Gaps => _gaps.Value;

    /// <summary>All objects with a deletionTimestamp, in no order.</summary>
    public IReadOnlyList<MetadataObject> InDeletion => _inDeletion.Value;

    /// <summary>The objects of a kind, whatever its version.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The snapshot; null for a kind that is not watched.</returns>
    public IResourceSnapshot? Of(ResourceKind kind) => _byResource.Value.GetValueOrDefault((kind.Group, kind.Resource));

    /// <summary>The objects of a kind as manifests and owner references name it.</summary>
    /// <param name="group">The group; empty for the core group.</param>
    /// <param name="kind">The kind, such as <c>Pod</c>.</param>
    /// <returns>The snapshot; null for a kind that is not watched.</returns>
    public IResourceSnapshot? OfKind(string group, string kind) => _byKind.Value.GetValueOrDefault((group, kind));

    /// <summary>The objects that name an owner, in no order.</summary>
    /// <param name="uid">The owner's uid.</param>
    public IReadOnlyList<MetadataObject> DependentsOf(string uid) => Collect(s => s.DependentsOf(uid));

    /// <summary>What a namespace holds, by kind; kinds of which it holds nothing are left out.</summary>
    /// <param name="namespace">The namespace.</param>
    public IReadOnlyList<NamespaceContent> ContentOf(string @namespace)
    {
        var content = new List<NamespaceContent>();
        foreach (var snapshot in Snapshots)
        {
            if (snapshot.CountInNamespace(@namespace) is > 0 and var count)
            {
                content.Add(new NamespaceContent(snapshot.Kind, count, snapshot.InDeletion.Count(o => o.Metadata.Namespace == @namespace)));
            }
        }

        return content;
    }

    /// <summary>The object that an owner reference means.</summary>
    /// <param name="owner">The reference.</param>
    /// <param name="namespace">The namespace of the object that has the reference.</param>
    /// <returns>The owner; null if it is not there (any more), or if its kind is not known: see <see cref="Sees"/>.</returns>
    public MetadataObject? Owner(OwnerReference owner, string @namespace) =>
        OfKind(ResourceKind.GroupOf(owner.ApiVersion), owner.Kind) is { } snapshot
        && snapshot.Find(new ObjectKey(snapshot.Kind.Namespaced ? @namespace : "", owner.Name)) is { } found
        && found.Metadata.Uid == owner.Uid
            ? new MetadataObject(snapshot.Kind, found)
            : null;

    /// <summary>Whether a kind is seen live, so that an object of it that is not found does not exist.</summary>
    /// <param name="group">The group; empty for the core group.</param>
    /// <param name="kind">The kind, such as <c>Pod</c>.</param>
    /// <returns>True also for a kind that the server does not serve, if discovery is whole.</returns>
    public bool Sees(string group, string kind) =>
        OfKind(group, kind) is { } snapshot ? snapshot.Status.State == WatchState.Synced
            : Kinds.FindKind(group, kind) is null && !Kinds.IsUncertain(group);

    private List<MetadataObject> Collect(Func<IResourceSnapshot, IReadOnlyList<IKubernetesObject>> some)
    {
        var found = new List<MetadataObject>();
        foreach (var snapshot in Snapshots)
        {
            if (snapshot.Count > 0)
            {
                foreach (var obj in some(snapshot))
                {
                    found.Add(new MetadataObject(snapshot.Kind, obj));
                }
            }
        }

        return found;
    }
}
