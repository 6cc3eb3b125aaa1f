using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Portal.Web.Components.Live;

namespace Portal.Web.Features.Remediation;

/// <summary>Tells everybody who approves at a place that the glass was broken there.</summary>
public sealed partial class BreakGlassBanner : LiveComponent<BreakGlassBannerModel>
{
    private const int Most = 100;

    [Inject]
    private RemediationService Service { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<BreakGlassBannerModel> ReadAsync(CancellationToken cancellationToken)
    {
        var user = await User.GetAsync();
        if (!AccessPolicy.DecideSomewhere(user, PortalOperation.DecideRemediation).IsAllowed)
        {
            return new BreakGlassBannerModel(null, 0);
        }

        var page = await Service.ListAsync(new RunQuery { ToReviewOnly = true, Limit = Most }, cancellationToken);
        var mine = page.Items.Where(run => AccessPolicy.Decide(user, PortalOperation.DecideRemediation, run.Scope).IsAllowed).ToList();
        return new BreakGlassBannerModel(mine.FirstOrDefault(), mine.Count);
    }
}
