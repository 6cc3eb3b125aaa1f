using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Nodes;

/// <summary>
/// The controller manager's ttl controller: it tells kubelets by an annotation how long they may cache secrets, 0 seconds in
/// clusters of up to 100 nodes. Larger clusters get larger values there; here every node gets 0.
/// </summary>
public sealed class NodeTtl(ClusterAccess cluster, WorkSchedule work) : IController
{
    private const string Annotation = "node.alpha.kubernetes.io/ttl";

    /// <inheritdoc/>
    public string Name => "node-ttl";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Nodes) && change.Type == WatchEventType.Added && change.Json.Text("metadata", "annotations", Annotation) is null)
        {
            work.Add(this, change.Object.Name);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key) =>
        cluster.Change(KnownResources.Nodes, "", key, node => node.Metadata().ObjectAt("annotations").SetDefault(Annotation, "0"));
}
