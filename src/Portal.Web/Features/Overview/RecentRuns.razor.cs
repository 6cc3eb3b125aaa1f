using Microsoft.AspNetCore.Components;
using Portal.Core.Remediation;
using Portal.Web.Components.Live;

namespace Portal.Web.Features.Overview;

/// <summary>The last few remediations.</summary>
public sealed partial class RecentRuns : LiveComponent<RunPage>
{
    /// <summary>Only of this cluster, or null for all.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    [Inject]
    private RemediationService Service { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override Task<RunPage> ReadAsync(CancellationToken cancellationToken) =>
        Service.ListAsync(new RunQuery { Cluster = Cluster, Limit = 6 }, cancellationToken);
}
