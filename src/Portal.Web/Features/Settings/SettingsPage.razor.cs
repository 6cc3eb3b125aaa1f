using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Core.Findings.Detection;
using Portal.Core.Persistence;
using Portal.Web.Components.Live;
using Portal.Web.Hosting.Settings;

namespace Portal.Web.Features.Settings;

/// <summary>How well the portal sees its clusters, how its detectors do, and what it was started with.</summary>
public sealed partial class SettingsPage : LiveComponent<SettingsModel>
{
    /// <summary>The cluster whose limits are shown, or null for all.</summary>
    [SupplyParameterFromQuery(Name = "cluster")]
    public string? Cluster { get; set; }

    [Inject]
    private ClusterRegistry Registry { get; set; } = null!;

    [Inject]
    private DetectorStatuses Detectors { get; set; } = null!;

    [Inject]
    private DatabaseState Database { get; set; } = null!;

    [Inject]
    private PortalSettings Settings { get; set; } = null!;

    private static string Version => typeof(SettingsPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        foreach (var cluster in Registry.Clusters)
        {
            Listen(cluster.Changes.Subscribe);
        }

        Listen(changed => new DatabaseSubscription(Database, changed));
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override Task<SettingsModel> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new SettingsModel(
        [.. Registry.Clusters.Select(static cluster => (cluster.Name, cluster.ServerVersion, Kinds: cluster.View.All.ToImmutableArray()))],
        Detectors.All,
        Database.Current));
}
