using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Nodes;

/// <summary>
/// The node lifecycle controller: a node whose lease and status are silent for the grace period becomes Unknown, its pods not ready, and its
/// taints follow its conditions.
/// </summary>
public sealed class NodeLifecycle(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events, ControllerOptions options) : IController
{
    private const string Component = "node-controller";
    private static readonly TimeSpan NoExecuteDelay = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan MonitorDelay = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "node-lifecycle";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Leases))
        {
            if (change.Object.Namespace == "kube-node-lease" && change.Type != WatchEventType.Deleted)
            {
                Seen(change.Object.Name);
            }
        }
        else if (change.Is(KnownResources.Nodes))
        {
            ObserveNode(change);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (what, node) = ClusterAccess.Split(key);
        switch (what)
        {
            case "check":
                Check(node, key);
                break;
            case "noschedule":
                Taint(node, "NoSchedule", NodeHealth.NoScheduleTaints);
                break;
            default:
                Taint(node, "NoExecute", NodeHealth.NoExecuteTaints);
                break;
        }
    }

    private void ObserveNode(ObjectChange change)
    {
        var name = change.Object.Name;
        if (change.Type == WatchEventType.Deleted)
        {
            _seen.Remove(name);
            return;
        }

        var before = change.Previous?.ToJson();
        if (change.Type == WatchEventType.Added || before?.Condition("Ready").Text("lastHeartbeatTime") != change.Json.Condition("Ready").Text("lastHeartbeatTime"))
        {
            Seen(name);
        }

        if (change.IsFound)
        {
            return;
        }

        if (before is null || !NodeHealth.NoScheduleTaints(before).SequenceEqual(NodeHealth.NoScheduleTaints(change.Json)))
        {
            work.Add(this, "noschedule/" + name);
        }

        var ready = change.Json.ConditionStatus("Ready");
        if (before is null || before.ConditionStatus("Ready") != ready)
        {
            work.Add(this, "noexecute/" + name, ready == "Unknown" ? NoExecuteDelay : MonitorDelay);
        }
    }

    private void Seen(string node)
    {
        _seen[node] = work.Now;
        work.Add(this, "check/" + node, options.NodeMonitorGracePeriod);
    }

    private void Check(string node, string key)
    {
        if (!_seen.TryGetValue(node, out var seen) || cluster.Get(KnownResources.Nodes, "", node) is not { } before)
        {
            return;
        }

        var due = seen + options.NodeMonitorGracePeriod;
        if (due > work.Now)
        {
            work.Add(this, key, due);
            return;
        }

        if (before.ConditionStatus("Ready") == "Unknown")
        {
            return;
        }

        if (cluster.Change(KnownResources.Nodes, "", node, json => json.ObjectAt("status")["conditions"] = NodeHealth.Unknown(json, work.Now), "status") is not { } silent)
        {
            return;
        }

        events.Report(KnownResources.Nodes, silent, new("Normal", "NodeNotReady", $"Node {node} status is now: NodeNotReady"), Component);
        foreach (var pod in index.PodsOfNode(node).OrderBy(pod => pod.Text, StringComparer.Ordinal))
        {
            MarkNotReady(pod);
        }
    }

    private void MarkNotReady(ObjectKey key)
    {
        if (cluster.Get(KnownResources.Pods, key.Namespace, key.Name) is not { } before || before.ConditionStatus("Ready") != "True")
        {
            return;
        }

        var pod = cluster.Change(KnownResources.Pods, key.Namespace, key.Name, json =>
        {
            if (json.Condition("Ready") is not { } ready || ready.Text("status") != "True")
            {
                return;
            }

            ready["status"] = "False";
            ready["lastTransitionTime"] = Timestamps.Format(work.Now);
        }, "status");
        if (pod is not null)
        {
            events.Report(KnownResources.Pods, pod, new("Warning", "NodeNotReady", "Node is not ready"), Component);
        }
    }

    // First add, then remove: between the two writes the node has both, as recorded.
    private void Taint(string node, string effect, Func<JsonObject, IReadOnlyList<string>> wanted)
    {
        cluster.Change(KnownResources.Nodes, "", node, json => NodeHealth.AddTaints(json, wanted(json), effect, work.Now));
        cluster.Change(KnownResources.Nodes, "", node, json => NodeHealth.RemoveTaints(json, wanted(json), effect));
    }
}
