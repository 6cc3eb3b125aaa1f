using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Controllers.Volumes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Scheduling;

/// <summary>
/// The default scheduler: binds pods to the fitting node with the fewest pods of the same owner, then the fewest pods, or says why it cannot. Pods of another scheduler
/// and gated pods are left alone.
/// </summary>
public sealed class Scheduler(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events) : IController
{
    private const string Component = "default-scheduler";
    private static readonly TimeSpan BindVolumes = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly NodeLoad _load = new();

    // Nodes are looked at for each pod and change seldom: each version is parsed once.
    private readonly ConditionalWeakTable<StoredObject, JsonObject> _nodes = [];
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => Component;

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Pods))
        {
            if (_load.Apply(change))
            {
                RetryWaiting();
            }

            if (change.Type == WatchEventType.Deleted)
            {
                _waiting.Remove(change.Key.Text);
            }
            else if (!change.IsFound && IsMine(change.Json) && !_waiting.Contains(change.Key.Text))
            {
                work.Add(this, change.Key.Text);
            }
        }
        else if (_waiting.Count > 0 && MayHelp(change))
        {
            RetryWaiting();
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        if (cluster.Get(KnownResources.Pods, ns, name) is not { } pod || !IsMine(pod))
        {
            _waiting.Remove(key);
            return;
        }

        var claims = PodClaims.Read(cluster, pod);
        if (claims.Missing is { } missing)
        {
            var total = cluster.List(KnownResources.Nodes).Count();
            Fail(pod, $"0/{total} nodes are available: {missing}. not found");
            return;
        }

        var fits = new List<NodeFit>();
        var candidates = new List<(JsonObject Node, PodRequest Load)>();
        foreach (var node in cluster.List(KnownResources.Nodes).Select(stored => _nodes.GetValue(stored, static version => version.ToJson())))
        {
            var load = _load.Of(node.Name());
            var fit = NodeFit.Check(pod, node, load);
            if (fit.Reason is null)
            {
                fit = claims.Check(node);
            }

            if (fit.Reason is null)
            {
                candidates.Add((node, load));
            }
            else
            {
                fits.Add(fit);
            }
        }

        if (candidates.Count == 0)
        {
            Fail(pod, NodeFit.Message(fits));
            return;
        }

        var siblings = Siblings(pod);
        var chosen = candidates.OrderBy(candidate => siblings.GetValueOrDefault(candidate.Node.Name())).ThenBy(candidate => candidate.Load.Pods).ThenBy(candidate => candidate.Node.Name(), StringComparer.Ordinal).First().Node;
        Place(pod, chosen, claims, key);
    }

    private static bool IsMine(JsonObject pod)
        => pod.Text("spec", "nodeName") is null or "" && !pod.IsTerminating()
            && (pod.Text("spec", "schedulerName") ?? Component) == Component
            && !pod.Items("spec", "schedulingGates").Any()
            && pod.Text("status", "phase") is not ("Failed" or "Succeeded");

    private static bool MayHelp(ObjectChange change)
    {
        if (change.Is(KnownResources.Nodes))
        {
            // Heartbeats change nothing that the filters look at.
            var before = change.Previous?.ToJson();
            return before is null || !JsonNode.DeepEquals(before["spec"], change.Json["spec"])
                || !JsonNode.DeepEquals(before.At("metadata", "labels"), change.Json.At("metadata", "labels"))
                || !JsonNode.DeepEquals(before.At("status", "allocatable"), change.Json.At("status", "allocatable"));
        }

        return change.Is(KnownResources.PersistentVolumeClaims) || change.Is(KnownResources.PersistentVolumes);
    }

    private Dictionary<string, int> Siblings(JsonObject pod)
    {
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in index.Dependents(pod.Controller().Text("uid") ?? "").Where(key => key.StorageKey == KnownResources.Pods.StorageKey))
        {
            var node = index.NodeOf(key);
            nodes[node] = nodes.GetValueOrDefault(node) + 1;
        }

        return nodes;
    }

    private void RetryWaiting()
    {
        foreach (var key in _waiting.Order(StringComparer.Ordinal))
        {
            work.Add(this, key, Retry);
        }
    }

    private void Place(JsonObject pod, JsonObject node, PodClaims claims, string key)
    {
        var (ns, name, nodeName) = (pod.Namespace(), pod.Name(), node.Name());
        if (claims.Unbound)
        {
            cluster.Change(KnownResources.Pods, ns, name, json => json.ObjectAt("status")["nominatedNodeName"] = nodeName, "status", Component);
            claims.AssignVolumes(cluster, node);
            _waiting.Add(key);
            work.Add(this, key, BindVolumes);
            return;
        }

        _waiting.Remove(key);
        if (cluster.Bind(pod, nodeName))
        {
            events.ReportAction(KnownResources.Pods, pod, new("Normal", "Scheduled", $"Successfully assigned {ns}/{name} to {nodeName}"), "Binding", Component);
        }
    }

    private void Fail(JsonObject pod, string message)
    {
        var (ns, name) = (pod.Namespace(), pod.Name());
        _waiting.Add(ns + "/" + name);
        events.ReportAction(KnownResources.Pods, pod, new("Warning", "FailedScheduling", message), "Scheduling", Component);
        cluster.Change(KnownResources.Pods, ns, name, json => json.ObjectAt("status")["conditions"] = Unscheduled(json, message), "status", Component);
    }

    private JsonArray Unscheduled(JsonObject pod, string message)
    {
        var before = pod.Condition("PodScheduled");
        var made = new JsonObject
        {
            ["type"] = "PodScheduled",
            ["observedGeneration"] = pod.Number("metadata", "generation") ?? 1,
            ["status"] = "False",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = before.Text("status") == "False" ? before.Text("lastTransitionTime") : Timestamps.Format(work.Now),
            ["reason"] = "Unschedulable",
            ["message"] = message,
        };
        var others = pod.Items("status", "conditions").Where(condition => condition.Text("type") != "PodScheduled").Select(condition => condition.DeepClone());
        return new JsonArray([.. others, made]);
    }
}
