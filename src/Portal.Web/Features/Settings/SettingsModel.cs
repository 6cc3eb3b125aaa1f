using System.Collections.Immutable;
using Portal.Cluster.Watching;
using Portal.Core.Findings.Detection;
using Portal.Core.Persistence;

namespace Portal.Web.Features.Settings;

/// <summary>The state of the portal. All of it is known without the database.</summary>
/// <param name="Clusters">Each cluster with its kinds.</param>
/// <param name="Detectors">Each detector on each cluster.</param>
/// <param name="Database">The state of the database.</param>
public sealed record SettingsModel(
    ImmutableArray<(string Name, string? Version, ImmutableArray<IResourceSnapshot> Kinds)> Clusters, ImmutableArray<DetectorStatus> Detectors, DatabaseStatus Database);
