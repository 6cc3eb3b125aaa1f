using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Web.Components.Live;
using Portal.Web.Components.States;
using Portal.Web.Localization;

namespace Portal.Web.Features.Findings;

/// <summary>One finding: what proves it, what can be done, what the article says.</summary>
public sealed partial class FindingDetailPage : LiveComponent<FindingModel>
{
    private string? _problem;
    private bool _busy;

    /// <summary>The finding's id; whatever else stands in the address is a finding that is not there.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private FindingService Service { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    [Inject]
    private RemediationService Remediations { get; set; } = null!;

    [Inject]
    private RemediationChanges RunChanges { get; set; } = null!;

    [Inject]
    private ClusterRegistry Clusters { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        Listen(RunChanges.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<FindingModel> ReadAsync(CancellationToken cancellationToken)
    {
        var finding = Guid.TryParse(Id, out var id) ? await Service.FindAsync(id, cancellationToken) : null;
        if (finding is null)
        {
            return new FindingModel { Finding = null };
        }

        var summary = finding.Summary;
        var isOpen = summary.ResolvedAt is null;
        var runs = await Remediations.ListAsync(new RunQuery { FindingId = id, Limit = 20 }, cancellationToken);
        return new FindingModel
        {
            Finding = finding,
            Offers = isOpen ? Remediations.Offers(summary.Cluster, summary.Subject, summary.Problem) : [],
            OffersKnown = !isOpen || Clusters.Find(summary.Cluster)?.Status.State == WatchState.Synced,
            Runs = runs.Items,
            MayPlan = AccessPolicy.Decide(await User.GetAsync(), PortalOperation.PlanRemediation, AccessScope.Of(summary.Cluster, summary.Subject.Namespace)),
        };
    }

    private static HealthState StateOf(FindingSummary finding) => finding switch
    {
        { ResolvedAt: not null } => HealthState.Healthy,
        { NotExaminedSince: not null } => HealthState.Stale,
        { Severity: Severity.Critical } => HealthState.Critical,
        { Severity: Severity.Warning } => HealthState.Warning,
        _ => HealthState.Turn,
    };

    private static string SameCause(FindingSummary finding) =>
        $"/findings?view=list&cluster={Uri.EscapeDataString(finding.Cluster)}&cause={Uri.EscapeDataString(finding.Cause.Key)}";

    private async Task PlanAsync(PlanWish wish)
    {
        if (_busy || Model?.Finding is not { } finding)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        try
        {
            var request = new PlanRequest
            {
                Playbook = wish.Playbook,
                Cluster = finding.Summary.Cluster,
                Subject = finding.Summary.Subject,
                FindingId = finding.Summary.Id,
                Parameters = wish.Parameters.ToImmutableDictionary(StringComparer.Ordinal),
            };
            var result = await Remediations.PlanAsync(request, await User.CallerAsync(), CancellationToken.None);
            if (result.Run is { } run)
            {
                Navigation.NavigateTo($"/remediations/{run.Id}");
                return;
            }

            _problem = string.Join(' ', result.Texts.Select(Translator.T));
        }
        catch (Exception exception)
        {
            // Cancellations too: nobody can cancel this, so one is a timeout, and Blazor would swallow it without a word.
            _problem = Describe(exception);
        }
        finally
        {
            _busy = false;
        }
    }
}
