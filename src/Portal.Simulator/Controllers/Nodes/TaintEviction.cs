using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Nodes;

/// <summary>The taint-eviction controller: deletes pods from nodes with NoExecute taints when their toleration ends (kubelet/node-down.json).</summary>
public sealed class TaintEviction(ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events) : IController
{
    private const string Component = "taint-eviction-controller";

    private readonly Dictionary<string, (string Uid, DateTimeOffset Since, DateTimeOffset Due)> _pending = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "taint-eviction";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Nodes))
        {
            var changed = change.Type == WatchEventType.Modified
                && (change.Previous is null || !NoExecute(change.Previous.ToJson()).SequenceEqual(NoExecute(change.Json)));
            if (changed || (change.Type == WatchEventType.Added && !change.IsFound))
            {
                work.Add(this, "node " + change.Object.Name);
            }
        }
        else if (change.Is(KnownResources.Pods))
        {
            if (change.Type == WatchEventType.Deleted)
            {
                _pending.Remove(change.Key.Text);
            }
            else if (!change.IsFound && change.Json.Text("spec", "nodeName") is { Length: > 0 } && IsNewlyBound(change))
            {
                work.Add(this, "pod " + change.Key.Text);
            }
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        if (key.StartsWith("pod ", StringComparison.Ordinal))
        {
            Decide(key[4..]);
            return;
        }

        foreach (var pod in index.PodsOfNode(key[5..]).OrderBy(pod => pod.Text, StringComparer.Ordinal))
        {
            Decide(pod.Text);
        }
    }

    private static bool IsNewlyBound(ObjectChange change)
        => change.Previous is null || change.Previous.ToJson().Text("spec", "nodeName") is null or "";

    private static IEnumerable<string> NoExecute(JsonObject node)
        => node.Items("spec", "taints").Where(taint => taint.Text("effect") == "NoExecute").Select(taint => taint.ToJsonString());

    private void Decide(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        if (cluster.Get(KnownResources.Pods, ns, name) is not { } pod || pod.IsTerminating()
            || cluster.Get(KnownResources.Nodes, "", pod.Text("spec", "nodeName") ?? "") is not { } node)
        {
            _pending.Remove(key);
            return;
        }

        var known = _pending.TryGetValue(key, out var pending) && pending.Uid == pod.Uid();
        if (Tolerations.TimeLeft(pod, node) is not { } left)
        {
            if (known)
            {
                Report(pod, $"Cancelling deletion of Pod {key}");
            }

            _pending.Remove(key);
            return;
        }

        var since = known ? pending.Since : work.Now;
        var due = since + left;
        if (due > work.Now)
        {
            _pending[key] = (pod.Uid(), since, due);
            work.Add(this, "pod " + key, due);
            return;
        }

        _pending.Remove(key);
        Evict(pod, ns, name);
    }

    private void Evict(JsonObject pod, string ns, string name)
    {
        Report(pod, $"Marking for deletion Pod {ns}/{name}");
        cluster.Change(KnownResources.Pods, ns, name, json => DisruptionTarget.Set(
            json, "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint", work.Now), "status");
        cluster.Delete(KnownResources.Pods, ns, name, new DeleteOptions { Uid = pod.Uid() });
    }

    private void Report(JsonObject pod, string message)
        => events.Report(KnownResources.Pods, pod, new("Normal", "TaintManagerEviction", message), Component, withUid: false);
}
