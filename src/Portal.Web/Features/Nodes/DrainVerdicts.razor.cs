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
    private const int MostRows = 300;

    /// <summary>The run.</summary>
    [Parameter]
    [EditorRequired]
    public RemediationRun Run { get; set; } = null!;

    /// <summary>The wave of a bulk run whose nodes are shown.</summary>
    [Parameter]
    public int Wave { get; set; }

    /// <summary>The nodes of a bulk run that are shown, with their steps; null: the run is for one node.</summary>
    [Parameter]
    public SubjectPage? Nodes { get; set; }

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
        Clusters.View(Run.Cluster) is not { } view ? new DrainTable([], IsSeen: false)
        : Nodes is { } nodes ? DrainTable.Of(Run, nodes.Subjects, nodes.Steps, view, Clusters.Now(Run.Cluster))
        : DrainTable.Of(Run, view, Clusters.Now(Run.Cluster)));

    // Nothing that needs somebody is cut off before what needs nobody: the rows are sorted so.
    private static int Shown(DrainTable table) => Math.Min(table.Rows.Length, MostRows);
}
