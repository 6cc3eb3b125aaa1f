using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>
/// The node's side of all simulated kubelets: the lease in kube-node-lease every 10 s, the status every 5 min or when it changes, and the
/// halt and return of a node (kubelet/node-down.json).
/// </summary>
public sealed class NodeHeartbeats(ClusterAccess cluster, WorkSchedule work, NodeLiveness liveness, ControllerOptions options) : IController
{
    private const string LeaseNamespace = "kube-node-lease";
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    // Nodes that came back and have not yet reported ready: the runtime needs a few seconds.
    private readonly HashSet<string> _returning = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "kubelet-node";

    /// <summary>Called with a node's name when its kubelet starts (true) or halts (false).</summary>
    public Action<string, bool>? LivenessChanged { get; set; }

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (!change.Is(KnownResources.Nodes))
        {
            return;
        }

        var name = change.Object.Name;
        if (change.Type == WatchEventType.Deleted)
        {
            // A kubelet without its Node object cannot renew: hollow nodes go with their object.
            liveness.Forget(name);
            _returning.Remove(name);
            return;
        }

        var marked = change.Json.Annotation(SimulatorAnnotations.Dead);
        if (!liveness.IsKnown(name))
        {
            if (marked is null && (change.Type != WatchEventType.Added || change.Json.ConditionStatus("Ready") is not ("True" or "False")))
            {
                return;
            }

            liveness.Set(name, false);
            if (marked != "true")
            {
                Start(name, isReturn: change.Json.ConditionStatus("Ready") is not ("True" or "False"));
            }
        }
        else if (IsMarkedDead(change.Previous) != (marked == "true") && change.Previous is not null)
        {
            SetAlive(name, marked != "true");
        }
    }

    /// <summary>Halts or starts the kubelet of a node, as a power cut does: nothing is said to the API server.</summary>
    public void SetAlive(string node, bool alive)
    {
        if (alive == liveness.IsAlive(node))
        {
            return;
        }

        if (alive)
        {
            Start(node, isReturn: true);
        }
        else
        {
            Halt(node);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (node, what) = (key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..], key[..key.IndexOf('/', StringComparison.Ordinal)]);
        if (!liveness.IsAlive(node))
        {
            return;
        }

        if (what == "lease")
        {
            RenewLease(node, key);
        }
        else
        {
            PostStatus(node, key);
        }
    }

    private static bool IsMarkedDead(StoredObject? node) => node?.ToJson().Annotation(SimulatorAnnotations.Dead) == "true";

    private void Start(string node, bool isReturn)
    {
        liveness.Set(node, true);
        if (isReturn)
        {
            _returning.Add(node);
        }

        work.Add(this, "lease/" + node);
        work.Add(this, "status/" + node, isReturn ? TimeSpan.FromMilliseconds(30) : options.NodeStatusPeriod);
        LivenessChanged?.Invoke(node, true);
    }

    private void Halt(string node)
    {
        liveness.Set(node, false);
        _returning.Remove(node);
        LivenessChanged?.Invoke(node, false);
    }

    private void RenewLease(string node, string key)
    {
        work.Add(this, key, options.LeasePeriod);
        var renewed = Timestamps.FormatMicro(work.Now);
        if (cluster.Change(KnownResources.Leases, LeaseNamespace, node, lease => lease.ObjectAt("spec")["renewTime"] = renewed) is not null)
        {
            return;
        }

        if (cluster.Get(KnownResources.Nodes, "", node) is not { } owner)
        {
            return;
        }

        cluster.TryCreate(KnownResources.Leases, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = node,
                ["namespace"] = LeaseNamespace,
                ["ownerReferences"] = new JsonArray(new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Node", ["name"] = node, ["uid"] = owner.Uid() }),
            },
            ["spec"] = new JsonObject { ["holderIdentity"] = node, ["leaseDurationSeconds"] = 40, ["renewTime"] = renewed },
        }, "kubelet");
    }

    private void PostStatus(string node, string key)
    {
        var back = _returning.Contains(node);
        cluster.Change(KnownResources.Nodes, "", node, json =>
        {
            var ready = json.ConditionStatus("Ready");
            var next = !back ? NodeStatus.Heartbeat(json, work.Now)
                : ready == "False" ? NodeStatus.Ready(json, work.Now)
                : NodeStatus.ComingBack(json, work.Now);
            back = back && ready != "False";
            json.ObjectAt("status")["conditions"] = next;
        }, "status", "kubelet");
        if (!back)
        {
            _returning.Remove(node);
        }

        work.Add(this, key, back ? ComeBack : options.NodeStatusPeriod);
    }
}
