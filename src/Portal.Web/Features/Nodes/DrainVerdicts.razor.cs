using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Web.Components.Live;

namespace Portal.Web.Features.Nodes;

/// <summary>
/// The table of a drain: made again from the cluster as it is seen whenever that changes, and with the ticking of ages, because a grace period runs down without
/// any object changing.
/// </summary>
public sealed partial class DrainVerdicts : LiveComponent<DrainTable>
{
    /// <summary>The run.</summary>
    [Parameter]
    [EditorRequired]
    public RemediationRun Run { get; set; } = null!;

    [Inject]
    private ILiveClusters Clusters { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        if (Clusters.Changes(Run.Cluster) is { } changes)
        {
            Listen(changes.Subscribe);
        }

        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override Task<DrainTable> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(
        Clusters.View(Run.Cluster) is { } view ? DrainTable.Of(Run, view, Clusters.Now(Run.Cluster)) : new DrainTable([], IsSeen: false));
}
