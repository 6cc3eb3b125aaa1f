using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Remediation;

/// <summary>All remediations, newest first.</summary>
public sealed partial class RunListPage : LiveComponent<RunListModel>
{
    private const string Active = "active";
    private const string Pending = "pending";
    private const int Rows = 100;

    /// <summary>Only of this cluster.</summary>
    [SupplyParameterFromQuery]
    public string? Cluster { get; set; }

    /// <summary>Only in this state; <c>active</c> for all that have not ended.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary><c>pending</c>: only those with a broken glass that nobody else has looked at.</summary>
    [SupplyParameterFromQuery]
    public string? Review { get; set; }

    /// <summary>Where the page begins.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [Inject]
    private RemediationService Service { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    [Inject]
    private ClusterRegistry Registry { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static IEnumerable<(string Value, string Text)> States =>
        Enum.GetValues<RunState>().Select(static s => (s.ToString(), Translator.T(RunText.Of(s)))).Prepend((Active, Translator.T(RunText.UnderWay)));

    private static IEnumerable<(string Value, string Text)> Reviews => [(Pending, Translator.T(AccessText.ToReview))];

    private bool ToReview => Review == Pending;

    private IEnumerable<(string Value, string Text)> Clusters => Registry.Clusters.Select(static c => (c.Name, c.Name));

    private bool IsFiltered => PageAddress.Text(Cluster) is not null || PageAddress.Text(State) is not null || ToReview;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<RunListModel> ReadAsync(CancellationToken cancellationToken)
    {
        var query = new RunQuery
        {
            Cluster = PageAddress.Text(Cluster),
            State = PageAddress.Enum<RunState>(State),
            ActiveOnly = State == Active,
            ToReviewOnly = ToReview,
            After = Guid.TryParse(After, out var after) ? after : null,
            Limit = Rows,
        };
        var page = await Service.ListAsync(query, cancellationToken);
        var underWay = await Service.ListAsync(new RunQuery { ActiveOnly = true, Limit = 1 }, cancellationToken);
        return new RunListModel(page, underWay.Total);
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.With((name, value)));
}
