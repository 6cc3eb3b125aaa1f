using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>
/// What the controllers of workloads have in common: they look at a workload when it or something that it owns changes, and never at what was
/// only found.
/// </summary>
public abstract class WorkloadController(ResourceDefinition resource, ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events) : IController
{
    private readonly Dictionary<string, long> _found = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The workload's resource.</summary>
    protected ResourceDefinition Resource => resource;

    /// <summary>Reads and writes.</summary>
    protected ClusterAccess Cluster => cluster;

    /// <summary>What it owns.</summary>
    protected ClusterIndex Index => index;

    /// <summary>What is to be done.</summary>
    protected WorkSchedule Work => work;

    /// <summary>How long a change of an owned object waits for others.</summary>
    protected virtual TimeSpan Batch => TimeSpan.Zero;

    /// <inheritdoc/>
    public virtual void Observe(ObjectChange change)
    {
        if (change.IsFound)
        {
            if (change.Is(resource))
            {
                _found[change.Object.Uid] = change.Json.Number("metadata", "generation") ?? 1;
            }

            return;
        }

        if (change.Is(resource))
        {
            if (change.Type != WatchEventType.Deleted)
            {
                work.Add(this, change.Key.Text);
            }
        }
        else if (IsOwned(change) && change.Json.Controller() is { } owner && owner.Text("kind") == resource.Kind
            && owner.Text("apiVersion") == resource.ApiVersion)
        {
            work.Add(this, change.Object.Namespace + "/" + owner.Text("name"), Batch);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        if (cluster.Get(resource, ns, name) is { } workload)
        {
            Reconcile(workload);
        }
        else
        {
            ReconcileOther(key);
        }
    }

    /// <summary>
    /// Whether the workload's spec is the one with which it was found: then its pods belong to its template, whatever hash they carry
    /// (a real cluster's differs from ours, and a scenario may be abridged).
    /// </summary>
    protected bool IsAsFound(JsonObject workload)
        => _found.TryGetValue(workload.Uid(), out var generation) && generation == (workload.Number("metadata", "generation") ?? 1);

    /// <summary>Whether a change may be of something that the workload owns.</summary>
    protected virtual bool IsOwned(ObjectChange change) => change.Is(KnownResources.Pods);

    /// <summary>Brings the cluster nearer to what the workload says.</summary>
    protected abstract void Reconcile(JsonObject workload);

    /// <summary>Does the work of a key that names no workload.</summary>
    protected virtual void ReconcileOther(string key)
    {
    }

    /// <summary>Reports an event on the workload.</summary>
    protected void Report(JsonObject workload, string reason, string message, string component, string type = "Normal")
        => events.Report(resource, workload, new(type, reason, message), component);

    /// <summary>Changes the workload's status.</summary>
    protected JsonObject? WriteStatus(JsonObject workload, Action<JsonObject> change)
        => cluster.Change(resource, workload.Namespace(), workload.Name(), json =>
        {
            if (json.Uid() == workload.Uid())
            {
                change(json.ObjectAt("status"));
            }
        }, "status");

    /// <summary>Deletes a pod of the workload.</summary>
    protected void DeletePod(JsonObject pod)
        => cluster.Delete(KnownResources.Pods, pod.Namespace(), pod.Name(), new DeleteOptions { Uid = pod.Uid(), Propagation = PropagationPolicy.Background });
}
