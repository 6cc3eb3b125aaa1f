using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Nodes;

/// <summary>
/// PodGC: every 20 s removes terminating pods of nodes that are out of service, pods of nodes that are gone (40 s quarantine) and unscheduled
/// terminating pods. It only ticks while there is something to look at. Pods that a scenario shows in such a state stay: there PodGC is what
/// does not work; it acts on them once a user removes the node or sets the taint.
/// </summary>
public sealed class PodGarbage(ClusterAccess cluster, WorkSchedule work, FoundObjects found, ControllerOptions options) : IController
{
    private const string Tick = "tick";

    private readonly Dictionary<string, DateTimeOffset> _goneSince = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acted = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "pod-gc";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Nodes))
        {
            ObserveNode(change);
        }
        else if (change.Is(KnownResources.Pods) && change.Type != WatchEventType.Deleted && IsOfInterest(change))
        {
            Schedule();
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var again = false;
        foreach (var stored in cluster.List(KnownResources.Pods).ToList())
        {
            var pod = stored.ToJson();
            var node = pod.Text("spec", "nodeName") ?? "";
            if (node.Length == 0)
            {
                if (IsUnscheduledAndDeleted(pod) && !found.IsFrozen(pod.Uid()))
                {
                    Remove(pod, null);
                }
            }
            else if (cluster.Get(KnownResources.Nodes, "", node) is not { } there)
            {
                again |= Orphan(pod, node);
            }
            else
            {
                _goneSince.Remove(node);
                if (pod.IsTerminating() && NodeHealth.IsOutOfService(there) && MayTouch(pod, node))
                {
                    Remove(pod, null);
                }
            }
        }

        if (again)
        {
            Schedule();
        }
    }

    private static bool IsUnscheduledAndDeleted(JsonObject pod)
        => pod.IsTerminating() && string.IsNullOrEmpty(pod.Text("spec", "nodeName")) && pod.Number("metadata", "deletionGracePeriodSeconds") != 0;

    private void ObserveNode(ObjectChange change)
    {
        var node = change.Object.Name;
        if (change.Type == WatchEventType.Deleted)
        {
            _goneSince[node] = work.Now;
            _acted.Add(node);
            Schedule();
        }
        else if (change.Type == WatchEventType.Modified && NodeHealth.IsOutOfService(change.Json)
            && (change.Previous is null || !NodeHealth.IsOutOfService(change.Previous.ToJson())))
        {
            _acted.Add(node);
            Schedule();
        }
    }

    private bool IsOfInterest(ObjectChange change)
    {
        if (change.IsFound && found.IsFrozen(change.Object.Uid))
        {
            return false;
        }

        var node = change.Json.Text("spec", "nodeName") ?? "";
        if (node.Length == 0)
        {
            return IsUnscheduledAndDeleted(change.Json);
        }

        if (cluster.Get(KnownResources.Nodes, "", node) is not { } there)
        {
            return true;
        }

        return change.Json.IsTerminating() && NodeHealth.IsOutOfService(there);
    }

    private bool Orphan(JsonObject pod, string node)
    {
        if (!MayTouch(pod, node))
        {
            return false;
        }

        if (!_goneSince.TryGetValue(node, out var since))
        {
            _goneSince[node] = since = work.Now;
        }

        if (work.Now - since < options.PodGcQuarantine)
        {
            return true;
        }

        Remove(pod, "PodGC: node no longer exists");
        return false;
    }

    private bool MayTouch(JsonObject pod, string node) => !found.IsFrozen(pod.Uid()) || _acted.Contains(node);

    private void Remove(JsonObject pod, string? message)
    {
        var (ns, name, uid) = (pod.Namespace(), pod.Name(), pod.Uid());
        cluster.Change(KnownResources.Pods, ns, name, json =>
        {
            if (json.Uid() != uid || json.Text("status", "phase") is "Succeeded" or "Failed")
            {
                return;
            }

            json.ObjectAt("status")["phase"] = "Failed";
            if (message is not null)
            {
                DisruptionTarget.Set(json, "DeletionByPodGC", message, work.Now);
            }
        }, "status");
        cluster.Delete(KnownResources.Pods, ns, name, new DeleteOptions { GracePeriodSeconds = 0, Uid = uid });
    }

    private void Schedule()
    {
        var period = options.PodGcPeriod.Ticks;
        work.Add(this, Tick, new DateTimeOffset(((work.Now.Ticks / period) + 1) * period, TimeSpan.Zero));
    }
}
