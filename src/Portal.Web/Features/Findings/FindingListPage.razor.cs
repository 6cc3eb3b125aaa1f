using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Findings;

/// <summary>The list of findings, by cause or as one list; all of its state is in the address.</summary>
public sealed partial class FindingListPage : LiveComponent<FindingsModel>
{
    private const int Rows = 100;

    /// <summary>Only of this cluster.</summary>
    [SupplyParameterFromQuery]
    public string? Cluster { get; set; }

    /// <summary>Only of this problem.</summary>
    [SupplyParameterFromQuery]
    public string? Problem { get; set; }

    /// <summary><c>open</c> (also when absent), <c>resolved</c> or <c>all</c>.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Only of this severity.</summary>
    [SupplyParameterFromQuery(Name = "severity")]
    public string? SeverityName { get; set; }

    /// <summary>Only with this cause.</summary>
    [SupplyParameterFromQuery]
    public string? Cause { get; set; }

    /// <summary>Free text.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary><c>list</c> for one list, else by cause.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>Order of the list.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>Where the page begins.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [Inject]
    private FindingService Service { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private FindingsFilter Filter { get; set; } = new();

    private string Heading => Translator.T(Model switch
    {
        null => FindingText.Title,
        { Total: 0 } => Filter.IsSet ? FindingText.NothingMatches : FindingText.NothingFound,
        _ when !Filter.IsNarrow && !Filter.AsList => FindingText.CountOpen(Model.Total, Model.Groups.Length),
        _ => FindingText.CountMatching(Model.Total),
    });

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        Filter = FindingsFilter.Read(Cluster, Problem, State, SeverityName, Cause, Q, View, Sort, After);
        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<FindingsModel> ReadAsync(CancellationToken cancellationToken)
    {
        var filter = Filter;
        var counts = await Service.CountAsync(cancellationToken);
        if (!filter.AsList && !filter.IsNarrow)
        {
            var groups = FindingGroup.Of(await Service.CausesAsync(filter.Cluster, cancellationToken));
            return new FindingsModel(groups, null, counts, groups.Sum(static g => g.Count));
        }

        var page = await Service.ListAsync(filter.ToQuery(filter.AsList ? Rows : FindingQuery.MaxLimit), cancellationToken);
        return new FindingsModel(filter.AsList ? [] : FindingGroup.Of(page.Items), page, counts, page.Total);
    }

    private void Go((string Name, string? Value) change) => Navigation.NavigateTo(Navigation.With(change));
}
