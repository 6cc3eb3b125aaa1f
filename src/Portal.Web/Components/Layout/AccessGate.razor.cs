using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Web.Components.Live;
using Portal.Web.Hosting.Settings;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>
/// Asks at each tick and after each change of roles whether the visitor may still read: who may not, sees nothing any more within seconds, where the
/// framework would go on for as long as the connection lives.
/// </summary>
public sealed partial class AccessGate : LiveComponent<AccessGateModel>
{
    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private AccessRecords Records { get; set; } = null!;

    [Inject]
    private PortalSettings Settings { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Records.Changed.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<AccessGateModel> ReadAsync(CancellationToken cancellationToken)
    {
        var user = await User.GetAsync();
        var tooOld = Settings.SignIn == SignInMode.Oidc && user.SignedInAt + SignInServices.Lifetime < Clock.GetUtcNow();
        var decision = AccessPolicy.Decide(user, PortalOperation.Read);
        return new AccessGateModel(tooOld ? AccessText.SignInAgain : decision.IsAllowed ? null : decision.Reason);
    }
}
