using System.Collections.Immutable;

namespace Portal.Cluster.Discovery;

/// <summary>Every kind that an API server serves, as far as it told, and where it did not.</summary>
public sealed class ClusterKinds
{
    private readonly Lazy<ImmutableDictionary<(string Group, string Resource), ServedKind>> _byResource;
    private readonly Lazy<ImmutableDictionary<(string Group, string Kind), ServedKind>> _byKind;

    /// <summary>Takes the kinds.</summary>
    /// <param name="kinds">The kinds; of two with one group and resource the first one counts.</param>
    /// <param name="gaps">What did not answer.</param>
    /// <param name="asOf">When discovery last answered, wholly or in part; null: never.</param>
    public ClusterKinds(IEnumerable<ServedKind> kinds, IEnumerable<DiscoveryGap> gaps, DateTimeOffset? asOf)
    {
        Kinds = [.. kinds.DistinctBy(static k => (k.Kind.Group, k.Kind.Resource))];
        Gaps = [.. gaps];
        AsOf = asOf;
        _byResource = new(() => Kinds.ToImmutableDictionary(static k => (k.Kind.Group, k.Kind.Resource)));
        _byKind = new(() => Kinds.DistinctBy(static k => (k.Kind.Group, k.Kind.Kind)).ToImmutableDictionary(static k => (k.Kind.Group, k.Kind.Kind)));
    }

    /// <summary>Nothing was asked yet.</summary>
    public static ClusterKinds Unknown { get; } = new([], [], null);

    /// <summary>The kinds, one for each group and resource, in the server's order.</summary>
    public ImmutableArray<ServedKind> Kinds { get; }

    /// <summary>Groups and versions that did not answer.</summary>
    public ImmutableArray<DiscoveryGap> Gaps { get; }

    /// <summary>When discovery last answered, wholly or in part; null: never.</summary>
    public DateTimeOffset? AsOf { get; }

    /// <summary>The kind of a path.</summary>
    /// <param name="group">The group; empty for the core group.</param>
    /// <param name="resource">The plural name.</param>
    /// <returns>The kind; null if it is not served, or unknown (see <see cref="Gaps"/>).</returns>
    public ServedKind? Find(string group, string resource) => _byResource.Value.GetValueOrDefault((group, resource));

    /// <summary>The kind of a manifest or an owner reference.</summary>
    /// <param name="group">The group; empty for the core group.</param>
    /// <param name="kind">The kind, such as <c>Pod</c>.</param>
    /// <returns>The kind; null if it is not served, or unknown (see <see cref="Gaps"/>).</returns>
    public ServedKind? FindKind(string group, string kind) => _byKind.Value.GetValueOrDefault((group, kind));

    /// <summary>Whether a group, or all of discovery, did not answer: then a kind of it that is not found may exist nevertheless.</summary>
    /// <param name="group">The group.</param>
    public bool IsUncertain(string group) => AsOf is null || Gaps.Any(gap => gap.Group == group || gap.Group == DiscoveryGap.AllGroups);
}
