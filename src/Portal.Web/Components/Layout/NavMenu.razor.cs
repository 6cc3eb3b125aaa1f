using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Core.Deletions;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Web.Components.Live;
using Portal.Web.Components.States;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>The navigation at the left, with what is open beside it.</summary>
public sealed partial class NavMenu : LiveComponent<NavCounts>
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private FindingService Findings { get; set; } = null!;

    [Inject]
    private FindingChanges FindingChanges { get; set; } = null!;

    [Inject]
    private RemediationService Remediations { get; set; } = null!;

    [Inject]
    private DeletionService Deletions { get; set; } = null!;

    [Inject]
    private ILiveClusters Clusters { get; set; } = null!;

    [Inject]
    private RemediationChanges RunChanges { get; set; } = null!;

    private string Path => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];

    private string? Chosen => ClusterPicker.ChosenIn(Navigation);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Listen(FindingChanges.Signal.Subscribe);
        Listen(RunChanges.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<NavCounts> ReadAsync(CancellationToken cancellationToken)
    {
        var open = await Findings.CountAsync(cancellationToken);
        var mine = open.Where(count => Chosen is null || count.Cluster == Chosen).ToList();
        var runs = await Remediations.ListAsync(new RunQuery { ActiveOnly = true, Cluster = Chosen, Limit = 1 }, cancellationToken);
        var (stuck, state) = await StuckAsync(cancellationToken);
        return new NavCounts(mine.Sum(static c => c.Count), mine.Where(static c => c.Severity == Severity.Critical).Sum(static c => c.Count), runs.Total, stuck, state);
    }

    private static string Stuck(NavCounts counts) => Translator.T(
        counts.Stuck == 0 ? ShellText.DeletionsUnknown : ShellText.StuckDeletions(counts.Stuck, atLeast: counts.StuckState == HealthState.Unknown));

    // Of the cluster whose page the link opens. Not at each change of a cluster: the report of all viewers is made when somebody asks.
    private async Task<(int Count, HealthState? State)> StuckAsync(CancellationToken cancellationToken)
    {
        var cluster = Chosen ?? Clusters.Names.FirstOrDefault();
        return cluster is null || await Deletions.ReportAsync(cluster, cancellationToken) is not { } report ? (0, null)
            : (report.Stuck.Length, !report.Gaps.IsEmpty ? HealthState.Unknown
                : report.Stuck.IsEmpty ? null
                : report.Causes.All(static cause => cause.Waiting) ? HealthState.Progress : HealthState.Warning);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        StateHasChanged();
        await ReloadAsync();
        StateHasChanged();
    });
}
