using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Access;

/// <summary>What an act touches: some namespaces of a cluster, a whole cluster, or the portal and every cluster.</summary>
public sealed record AccessScope
{
    private AccessScope()
    {
    }

    /// <summary>The portal itself and every cluster.</summary>
    public static AccessScope Everything { get; } = new();

    /// <summary>The cluster, or null for every one.</summary>
    public string? Cluster { get; private init; }

    /// <summary>The namespaces; empty: the whole cluster, with what is in no namespace.</summary>
    public ImmutableArray<string> Namespaces { get; private init; } = [];

    /// <summary>Where, in words.</summary>
    public LocalizedText Words => this switch
    {
        { Cluster: null } => new("in every cluster", "所有集群"),
        { Namespaces: [] } => new($"on the whole cluster {Cluster}", $"整个集群 {Cluster}"),
        { Namespaces: [var one] } => new($"in namespace {one} of cluster {Cluster}", $"集群 {Cluster} 的命名空间 {one}"),
        _ => new($"in the namespaces {string.Join(", ", Namespaces)} of cluster {Cluster}", $"集群 {Cluster} 的命名空间 {string.Join("、", Namespaces)}"),
    };

    /// <summary>A cluster with all that is in it.</summary>
    public static AccessScope Whole(string cluster) => new() { Cluster = cluster };

    /// <summary>The places of some objects: their namespaces, and the whole cluster as soon as one of them is in none.</summary>
    public static AccessScope Of(string cluster, params IEnumerable<string> namespaces)
    {
        var all = namespaces.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return all.IsEmpty || all.Contains("", StringComparer.Ordinal) ? Whole(cluster) : new AccessScope { Cluster = cluster, Namespaces = all };
    }

    /// <summary>Whether some grants together reach all of it.</summary>
    public bool IsCoveredBy(IReadOnlyCollection<Grant> grants) => this switch
    {
        { Cluster: null } => grants.Any(static grant => grant.IsEverywhere),
        { Namespaces: [] } => grants.Any(grant => grant.Namespace == Grant.All && grant.Covers(Cluster, Grant.All)),
        _ => Namespaces.All(ns => grants.Any(grant => grant.Covers(Cluster, ns))),
    };

    /// <summary>Whether some grants reach a part of it.</summary>
    public bool IsTouchedBy(IReadOnlyCollection<Grant> grants) =>
        grants.Any(grant => Cluster is null || ((grant.Cluster == Grant.All || grant.Cluster == Cluster) && (Namespaces.IsEmpty || Namespaces.Any(ns => grant.Covers(Cluster, ns)))));

    /// <inheritdoc/>
    public bool Equals(AccessScope? other) => other is not null && Cluster == other.Cluster && Namespaces.SequenceEqual(other.Namespaces);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cluster, Namespaces.Length);
}
