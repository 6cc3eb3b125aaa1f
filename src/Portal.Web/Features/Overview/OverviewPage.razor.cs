using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Core.Text;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Components.States;
using Portal.Web.Localization;

namespace Portal.Web.Features.Overview;

/// <summary>What is wrong right now, by root cause, with one next step. Its heading is the finding.</summary>
public sealed partial class OverviewPage : LiveComponent<OverviewModel>
{
    private const int MostCauses = 12;

    private readonly ConcurrentDictionary<string, WatchState> _states = new(StringComparer.Ordinal);

    /// <summary>Only of this cluster.</summary>
    [SupplyParameterFromQuery]
    public string? Cluster { get; set; }

    [Inject]
    private FindingService Service { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    [Inject]
    private ClusterRegistry Registry { get; set; } = null!;

    private string? Chosen => PageAddress.Text(Cluster);

    private ImmutableArray<ClusterSight> Sights { get; set; } = [];

    private int NotSeen => Sights.Count(static cluster => !cluster.IsSeen);

    private LocalizedText Heading => Model switch
    {
        null => Failure is null ? OverviewText.Reading : OverviewText.NotKnown,
        { Causes: [var worst, ..] } => OverviewText.Worst(worst.Cause.Title.En.TrimEnd('.'), worst.Cause.Title.Zh.TrimEnd('。'), Model.Causes.Length - 1),
        _ => NotSeen == 0 ? OverviewText.AllWell(Sights.Length) : OverviewText.NotAllSeen(NotSeen, Sights.Length),
    };

    private HealthState? Mark => Model switch
    {
        null => Failure is null ? null : HealthState.Unknown,
        { Causes: [] } => NotSeen == 0 ? HealthState.Healthy : HealthState.Unknown,
        _ => null,
    };

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
        foreach (var cluster in Registry.Clusters)
        {
            // Objects change all the time and their counts are in a component of their own; the heading changes when a cluster comes or goes.
            Listen(refresh => cluster.Changes.Subscribe(() =>
            {
                if (StateChanged(cluster))
                {
                    refresh();
                }
            }));
        }
    }

    /// <inheritdoc/>
    protected override async Task<OverviewModel> ReadAsync(CancellationToken cancellationToken)
    {
        Sights = [.. ClusterSight.All(Registry).Where(cluster => Chosen is null || cluster.Name == Chosen)];
        var causes = await Service.CausesAsync(Chosen, cancellationToken);
        return new OverviewModel(
            causes, causes.GroupBy(static c => c.Cluster, StringComparer.Ordinal).ToImmutableDictionary(static g => g.Key, static g => g.Sum(static c => c.Count), StringComparer.Ordinal));
    }

    private bool StateChanged(WatchedCluster cluster)
    {
        var now = cluster.Status.State;
        var changed = !_states.TryGetValue(cluster.Name, out var before) || before != now;
        _states[cluster.Name] = now;
        return changed;
    }
}
