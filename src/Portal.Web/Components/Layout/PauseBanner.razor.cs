using Microsoft.AspNetCore.Components;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Web.Components.Live;

namespace Portal.Web.Components.Layout;

/// <summary>Who has paused remediation, where, since when and why.</summary>
public sealed partial class PauseBanner : LiveComponent<IReadOnlyList<RemediationPause>>
{
    [Inject]
    private PauseService Pauses { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<RemediationPause>> ReadAsync(CancellationToken cancellationToken) => await Pauses.ActiveAsync(cancellationToken);
}
