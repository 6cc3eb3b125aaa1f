using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Controllers.Volumes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>The pods' side of all simulated kubelets: drives <see cref="HollowPod"/> for each pod that is bound to a living node.</summary>
public sealed class KubeletPods : IController
{
    private const int MaximumSteps = 50;

    private readonly ClusterAccess _cluster;
    private readonly ClusterIndex _index;
    private readonly WorkSchedule _work;
    private readonly EventRecorder _events;
    private readonly NodeLiveness _liveness;
    private readonly FoundObjects _found;
    private readonly PodAddresses _addresses = new();
    private readonly Dictionary<string, PodRun> _runs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _returned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FrozenPod> _frozen = new(StringComparer.Ordinal);

    /// <summary>Makes the controller.</summary>
    public KubeletPods(
        ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events, NodeHeartbeats nodes, NodeLiveness liveness, FoundObjects found)
    {
        (_cluster, _index, _work, _events, _liveness, _found) = (cluster, index, work, events, liveness, found);
        nodes.LivenessChanged = OnLivenessChanged;
    }

    /// <inheritdoc/>
    public string Name => "kubelet-pod";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.VolumeAttachments))
        {
            WakeWaitingPods(change);
            return;
        }

        if (!change.Is(KnownResources.Pods))
        {
            return;
        }

        var uid = change.Object.Uid;
        if (change.Type == WatchEventType.Deleted)
        {
            _runs.Remove(uid);
            _frozen.Remove(uid);
            _returned.Remove(uid);
            return;
        }

        if (change.Json.Text("spec", "nodeName") is not { Length: > 0 })
        {
            return;
        }

        if (change.IsFound && _found.IsFrozen(uid))
        {
            var frozen = PodAdoption.Freeze(change.Json, _work.Now);
            _frozen[uid] = frozen;
            if (frozen.Until is { } until)
            {
                _work.Add(this, change.Key.Text, until);
            }

            return;
        }

        // A pod that was found running and at rest costs nothing until something happens to it.
        if (change.IsFound && !change.Json.IsTerminating() && change.Json.Text("status", "phase") is "Running" or "Succeeded" or "Failed")
        {
            return;
        }

        _work.Add(this, change.Key.Text);
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        if (_cluster.Get(KnownResources.Pods, ns, name) is not { } pod)
        {
            return;
        }

        if (pod.Text("spec", "nodeName") is not { } nodeName || !_liveness.IsAlive(nodeName) || _cluster.Get(KnownResources.Nodes, "", nodeName) is not { } node)
        {
            return;
        }

        var facts = new NodeFacts(nodeName, HostIp(node));
        for (var steps = 0; steps < MaximumSteps; steps++)
        {
            var now = _work.Now;
            var behaviour = PodBehaviour.Read(pod);
            var run = RunOf(pod, behaviour, node, now);
            if (run is { Stage: PodStage.Creating, Frozen: null } && !pod.IsTerminating() && !AttachableVolumes.AreAttached(_cluster, pod))
            {
                // The attachment wakes it, see Observe.
                _runs[pod.Uid()] = run;
                return;
            }

            var step = HollowPod.Next(pod, run, behaviour, now);
            _runs[pod.Uid()] = step.Run;
            var worked = Apply(ref pod, step, facts, now);
            if (pod is null)
            {
                return;
            }

            if (!worked || step.Due > now)
            {
                if (step.Due is { } due)
                {
                    _work.Add(this, key, due > now ? due : now + KubeletTimes.Sync);
                }

                return;
            }
        }

        _work.Add(this, key, KubeletTimes.Sync);
    }

    private void WakeWaitingPods(ObjectChange change)
    {
        if (!change.Json.IsTrue("status", "attached"))
        {
            return;
        }

        foreach (var key in _index.PodsOfNode(change.Json.Text("spec", "nodeName") ?? ""))
        {
            if (_cluster.Get(KnownResources.Pods, key.Namespace, key.Name) is { } pod && _runs.TryGetValue(pod.Uid(), out var run) && run.Stage == PodStage.Creating)
            {
                _work.Add(this, key.Text);
            }
        }
    }

    private static string HostIp(JsonObject node) => node.Items("status", "addresses")
        .FirstOrDefault(address => address.Text("type") == "InternalIP").Text("address") ?? "192.0.2.1";

    private PodRun RunOf(JsonObject pod, PodBehaviour behaviour, JsonObject node, DateTimeOffset now)
    {
        var returned = _returned.Remove(pod.Uid());
        if (_runs.TryGetValue(pod.Uid(), out var known))
        {
            return returned ? known with { Frozen = null, Resync = known.Stage != PodStage.New } : known;
        }

        var run = PodAdoption.Read(pod, behaviour, now) with { Frozen = _frozen.GetValueOrDefault(pod.Uid()), Resync = returned };
        return run.PodIp is null ? run with { PodIp = pod.IsTrue("spec", "hostNetwork") ? HostIp(node) : _addresses.Next(node) } : run;
    }

    private bool Apply(ref JsonObject? pod, PodStep step, NodeFacts node, DateTimeOffset now)
    {
        foreach (var entry in step.Events)
        {
            _events.Report(KnownResources.Pods, pod!, entry, "kubelet", node.Name);
        }

        var (ns, name, uid) = (pod!.Namespace(), pod!.Name(), pod!.Uid());
        if (step.Phase is { } phase)
        {
            pod = _cluster.Change(KnownResources.Pods, ns, name, json =>
            {
                if (json.Uid() == uid)
                {
                    json["status"] = PodStatus.Build(json, step.Run, phase, node, now);
                }
            }, "status", "kubelet");
        }

        if (step.ConfirmDeletion)
        {
            _cluster.Delete(KnownResources.Pods, ns, name, new DeleteOptions { GracePeriodSeconds = 0, Uid = uid });
        }

        return step.Phase is not null || step.Events.Length > 0;
    }

    private void OnLivenessChanged(string node, bool alive)
    {
        if (!alive)
        {
            return;
        }

        foreach (var key in _index.PodsOfNode(node).OrderBy(key => key.Text, StringComparer.Ordinal))
        {
            if (_cluster.Get(KnownResources.Pods, key.Namespace, key.Name) is not { } pod)
            {
                continue;
            }
            // The kubelet that comes back writes what it sees, over what the node controller wrote meanwhile; a scenario's pods end with it.
            _frozen.Remove(pod.Uid());
            _returned.Add(pod.Uid());
            _work.Add(this, key.Text, TimeSpan.FromMilliseconds(40));
        }
    }
}
