using System.Text.Json;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Actions;

/// <summary>
/// A typed change of one object through the API server. No shell, no text commands: dry run and real run are the same request but for
/// <c>dryRun=All</c>. Each is bound to the uid and resourceVersion that the plan was made for.
/// </summary>
public abstract record ClusterAction
{
    /// <summary>The object that is changed, with the uid that it must have.</summary>
    public required ObjectReference Target { get; init; }

    /// <summary>The resourceVersion that it must have, as the plan saw it.</summary>
    public required string ResourceVersion { get; init; }

    /// <summary>What it needs from the cluster's RBAC.</summary>
    public abstract ApiPermission Permission { get; }

    /// <summary>The request.</summary>
    /// <param name="dryRun">Whether the API server is only asked what it would do.</param>
    public abstract KubernetesRequest ToRequest(bool dryRun);

    /// <summary>The same change as a kubectl command that can be pasted into bash: every value is quoted.</summary>
    public abstract string ToKubectl();

    /// <summary>
    /// Looks whether the change has happened: asked when a run is taken up again after its intent was written and the answer was lost.
    /// Pure.
    /// </summary>
    /// <param name="current">The target as the API server has it now, or null if there is no object of that name.</param>
    public abstract ActionEffect Observe(JsonElement? current);
}
