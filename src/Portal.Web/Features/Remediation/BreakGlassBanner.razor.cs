using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Components.Live;
using Portal.Web.Components.Objects;
using Portal.Web.Localization;

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

    // Where a second person has approved all the same, it was broken for a limit.
    private static LocalizedText Words(RemediationRun run, BreakGlass glass)
    {
        var (who, what) = (ObjectText.Visible(glass.By, keepLines: false), $"{Translator.T(run.Title)} {ObjectText.Visible(run.Subject.Key.ToString(), keepLines: false)}");
        return run.RequiresSecondPerson && !run.CountingApprovals.Any() ? AccessText.Broke(who, what) : AccessText.WentPast(who, what);
    }

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
