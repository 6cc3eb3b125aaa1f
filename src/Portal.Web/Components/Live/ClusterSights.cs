using System.Collections.Immutable;

namespace Portal.Web.Components.Live;

/// <summary>All clusters of the portal at one moment.</summary>
/// <param name="Clusters">The clusters.</param>
public sealed record ClusterSights(ImmutableArray<ClusterSight> Clusters);
