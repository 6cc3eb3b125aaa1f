using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Access;
using Portal.Core.Deletions;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Problems;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Components.States;
using Portal.Web.Features.Findings;
using Portal.Web.Localization;

namespace Portal.Web.Features.Deletions;

/// <summary>All objects of a cluster that are past their deletion, by the root that holds them; all of its state is in the address.</summary>
public sealed partial class DeletionsPage : LiveComponent<DeletionsModel>
{
    private string? _problem;
    private bool _busy;

    /// <summary>The cluster; null at <c>/deletions</c>, which shows the first one.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>The chosen cause's key.</summary>
    [SupplyParameterFromQuery(Name = "cause")]
    public string? CauseKey { get; set; }

    /// <summary>Free text.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Only of this kind.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindName { get; set; }

    /// <summary><c>list</c> for one list, else by cause.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>Only of this namespace.</summary>
    [SupplyParameterFromQuery(Name = "namespace")]
    public string? NamespaceName { get; set; }

    /// <summary>Only the object with this uid: the link to one object.</summary>
    [SupplyParameterFromQuery]
    public string? Uid { get; set; }

    /// <summary>Where the list of causes begins.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Where the list of objects begins.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    /// <summary>The cluster, where the address has it in the query.</summary>
    [SupplyParameterFromQuery(Name = "cluster")]
    public string? ClusterQuery { get; set; }

    [Inject]
    private DeletionService Deletions { get; set; } = null!;

    [Inject]
    private ILiveClusters Clusters { get; set; } = null!;

    [Inject]
    private RemediationService Remediations { get; set; } = null!;

    [Inject]
    private SafetySettingsStore Limits { get; set; } = null!;

    [Inject]
    private ProblemCatalogue Catalogue { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Name => Cluster ?? PageAddress.Text(ClusterQuery) ?? Clusters.Names.FirstOrDefault() ?? "";

    private string Path => $"/clusters/{Uri.EscapeDataString(Name)}/deletions";

    private string? Text => PageAddress.Text(Q);

    private string? Kind => PageAddress.Text(KindName);

    private bool AsList => View == "list";

    private DeletionFilter Filter => new()
    {
        Kind = PageAddress.Text(KindName),
        Namespace = PageAddress.Text(NamespaceName),
        Uid = PageAddress.Text(Uid),
        Words = DeletionFilter.WordsOf(PageAddress.Text(Q)),
    };

    private string Heading => Translator.T(Model switch
    {
        null => DeletionText.Title,
        { Report: null } => DeletionText.NoCluster,
        { Report: { Stuck.IsEmpty: true, Gaps.IsEmpty: true } } => DeletionText.None,
        { Report.Stuck.IsEmpty: true } => DeletionText.NoneSeen,
        { Report: { } report } => DeletionText.Heading(report.Stuck.Length, report.Causes.Length, !report.Gaps.IsEmpty),
    });

    private HealthState? State => Model?.Report switch
    {
        null => null,
        { Stuck.IsEmpty: false } => HealthState.Warning,
        { Gaps.IsEmpty: false } => HealthState.Unknown,
        _ => HealthState.Healthy,
    };

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        foreach (var changes in Clusters.Names.Select(Clusters.Changes).OfType<ChangeSignal>())
        {
            Listen(changes.Subscribe);
        }

        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<DeletionsModel> ReadAsync(CancellationToken cancellationToken)
    {
        if (await Deletions.ReportAsync(Name, cancellationToken) is not { } report)
        {
            return new DeletionsModel();
        }

        var filter = Filter;
        var causes = filter.Of(report);
        var chosen = causes.FirstOrDefault(cause => cause.Cause.Key == CauseKey) ?? causes.FirstOrDefault();
        var known = Clusters.View(Name) is { } view && ClusterStatus.Of(view.All).State == WatchState.Synced;
        return new DeletionsModel
        {
            Report = report,
            Causes = causes,
            Chosen = chosen,
            Listed = AsList ? filter.IsEmpty ? report.Stuck : [.. report.Stuck.Where(filter.Matches)] : [],
            Kinds = [.. report.Stuck.CountBy(static stuck => stuck.Kind.Kind, StringComparer.Ordinal).OrderByDescending(static kind => kind.Value).Select(static kind => (kind.Key, kind.Value))],
            Article = Catalogue.Find(nameof(Portal.Problems.PodStuckTerminating))?.Slug,
            OffersKnown = known,
            Offers = chosen is null ? [] : Remediations.OffersOf(Name, chosen.Subjects, nameof(Portal.Problems.PodStuckTerminating)),
            MayPlan = AccessPolicy.Decide(await User.GetAsync(), PortalOperation.PlanRemediation, chosen is null ? AccessScope.Whole(Name) : AccessScope.Of(Name, chosen.Objects[0].Root.Namespace)),
        };
    }

    // Another filter is another list: it begins at its beginning.
    private void Set(string name, string? value) => Navigation.NavigateTo(Navigation.With((name, string.IsNullOrEmpty(value) ? null : value), ("after", null), ("from", null)));

    private Task PlanAsync(PlanWish wish) => PlanAsync(new PlanRequest
    {
        Playbook = wish.Playbook,
        Cluster = Name,
        Subject = wish.Subject,
        Parameters = wish.Parameters.ToImmutableDictionary(StringComparer.Ordinal),
    });

    private Task PlanManyAsync((PlaybookOffer Offer, ImmutableArray<ObjectReference> Subjects) wish) =>
        PlanAsync(new PlanRequest { Playbook = wish.Offer.Playbook.Id, Cluster = Name, Subjects = wish.Subjects, Parameters = wish.Offer.SuggestedParameters });

    // As many as one run may be for on this cluster: the page offers the rest again when these are gone.
    private async Task<PlanRequest> WithinLimitAsync(PlanRequest request) => request.Subjects.IsEmpty
        ? request
        : request with { Subjects = [.. request.Subjects.Take((await Limits.GetAsync(Name, CancellationToken.None)).Settings.MaxSubjects)] };

    private async Task PlanAsync(PlanRequest request)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        string? refused = null;
        var failed = await AttemptAsync(async () =>
        {
            var result = await Remediations.PlanAsync(await WithinLimitAsync(request), await User.CallerAsync(), CancellationToken.None);
            if (result.Run is { } run)
            {
                Navigation.NavigateTo($"/remediations/{run.Id}");
                return;
            }

            refused = string.Join(' ', result.Texts.Select(Translator.T));
        });
        (_busy, _problem) = (false, failed ?? refused);
    }
}
