using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Web.Components.Live;

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
        return new NavCounts(mine.Sum(static c => c.Count), mine.Where(static c => c.Severity == Severity.Critical).Sum(static c => c.Count), runs.Total);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        StateHasChanged();
        await ReloadAsync();
        StateHasChanged();
    });
}
