using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Deletion;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Controllers.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Volumes;

/// <summary>
/// The attach/detach controller with the drivers' attachers: a volume is attached to the node of a pod that uses it, and detached when the last
/// such pod is gone. From a node that is not ready it is detached only after six minutes, or at once when the node is out of service (KEP 2268);
/// until then a pod on another node gets Multi-Attach.
/// </summary>
public sealed class AttachDetach(
    ClusterAccess cluster, ClusterIndex index, WorkSchedule work, EventRecorder events, FoundObjects found, ControllerOptions options) : IController
{
    private const string Component = "attachdetach-controller";
    private static readonly TimeSpan DriverTime = TimeSpan.FromMilliseconds(300);

    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _unusedSince = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => Component;

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Pods))
        {
            ObservePod(change);
        }
        else if (change.Is(KnownResources.VolumeAttachments) && change.Type == WatchEventType.Deleted)
        {
            _unusedSince.Remove(change.Object.Name);
            foreach (var pod in _waiting.Order(StringComparer.Ordinal))
            {
                work.Add(this, "pod " + pod);
            }
        }
        else if (change.Is(KnownResources.VolumeAttachments) && change.Type == WatchEventType.Modified && change.Json.IsTerminating()
            && change.Previous is { } before && !before.ToJson().IsTerminating())
        {
            // Whoever deleted it: the driver's attacher detaches, whatever has become of the node.
            work.Add(this, "detached " + change.Object.Name, DriverTime);
        }
        else if (change.Is(KnownResources.Nodes) && !change.IsFound && _unusedSince.Count > 0)
        {
            work.Add(this, "node " + change.Object.Name);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (what, rest) = (key[..key.IndexOf(' ', StringComparison.Ordinal)], key[(key.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        switch (what)
        {
            case "pod":
                AttachFor(rest);
                break;
            case "node":
                DetachUnused(rest);
                break;
            case "attached":
                Attached(rest);
                break;
            default:
                cluster.Change(KnownResources.VolumeAttachments, "", rest,
                    json => Finalizers.Remove(json, AttachableVolumes.AttacherFinalizer(json.Text("spec", "attacher") ?? "")));
                break;
        }
    }

    private void ObservePod(ObjectChange change)
    {
        if (change.IsFound || !PodClaims.Names(change.Json).Any() || change.Json.Text("spec", "nodeName") is not { Length: > 0 } node)
        {
            return;
        }

        if (change.Type == WatchEventType.Deleted || change.Json.Text("status", "phase") is "Succeeded" or "Failed")
        {
            _waiting.Remove(change.Key.Text);
            work.Add(this, "node " + node);
        }
        else if (change.Type == WatchEventType.Added || string.IsNullOrEmpty(change.Previous?.ToJson().Text("spec", "nodeName")))
        {
            work.Add(this, "pod " + change.Key.Text);
        }
    }

    private void AttachFor(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        _waiting.Remove(key);
        if (cluster.Get(KnownResources.Pods, ns, name) is not { } pod || pod.IsTerminating() || pod.Text("spec", "nodeName") is not { Length: > 0 } node)
        {
            return;
        }

        foreach (var volume in AttachableVolumes.Of(cluster, pod))
        {
            var attachments = AttachableVolumes.Attachments(cluster, volume.Name()).ToList();
            var exclusive = volume.Texts("spec", "accessModes").All(mode => mode is "ReadWriteOnce" or "ReadWriteOncePod");
            if (exclusive && attachments.Exists(attachment => attachment.Text("spec", "nodeName") != node))
            {
                _waiting.Add(key);
                Refuse(pod, volume);
                attachments.ForEach(attachment => work.Add(this, "node " + attachment.Text("spec", "nodeName")));
            }
            else if (attachments.Exists(attachment => attachment.Text("spec", "nodeName") == node))
            {
                // It is there; one that is being detached comes back through _waiting.
                if (attachments.Exists(attachment => attachment.IsTerminating()))
                {
                    _waiting.Add(key);
                }
            }
            else if (cluster.TryCreate(KnownResources.VolumeAttachments, AttachableVolumes.Build(volume, node)) is { } made)
            {
                work.Add(this, "attached " + made.Name(), DriverTime);
            }
        }
    }

    private void Refuse(JsonObject pod, JsonObject volume)
    {
        var claim = volume.Text("spec", "claimRef", "name");
        var users = cluster.List(KnownResources.Pods, pod.Namespace()).Select(stored => stored.ToJson())
            .Where(other => other.Uid() != pod.Uid() && other.Text("spec", "nodeName") is { Length: > 0 } && PodClaims.Names(other).Contains(claim, StringComparer.Ordinal))
            .Select(other => other.Name()).ToList();
        var why = users.Count > 0
            ? $"Volume is already used by pod(s) {string.Join(", ", users)}"
            : "Volume is already exclusively attached to one node and can't be attached to another";
        events.Report(KnownResources.Pods, pod, new("Warning", "FailedAttachVolume", $"Multi-Attach error for volume \"{volume.Name()}\" {why}"), Component);
    }

    private void Attached(string name)
    {
        var attachment = cluster.Change(KnownResources.VolumeAttachments, "", name, json => json.ObjectAt("status")["attached"] = true, "status");
        var (volume, node) = (attachment.Text("spec", "source", "persistentVolumeName"), attachment.Text("spec", "nodeName") ?? "");
        foreach (var pod in PodsOf(node).Where(pod => AttachableVolumes.Of(cluster, pod).Any(used => used.Name() == volume)))
        {
            events.Report(KnownResources.Pods, pod, new("Normal", "SuccessfulAttachVolume", $"AttachVolume.Attach succeeded for volume \"{volume}\" "), Component);
        }
    }

    private void DetachUnused(string node)
    {
        var used = PodsOf(node).Where(pod => pod.Text("status", "phase") is not ("Succeeded" or "Failed"))
            .SelectMany(pod => AttachableVolumes.Of(cluster, pod)).Select(volume => volume.Name()).ToHashSet(StringComparer.Ordinal);
        foreach (var attachment in cluster.List(KnownResources.VolumeAttachments).Select(stored => stored.ToJson()).Where(attachment => attachment.Text("spec", "nodeName") == node))
        {
            if (used.Contains(attachment.Text("spec", "source", "persistentVolumeName") ?? ""))
            {
                _unusedSince.Remove(attachment.Name());
            }
            else if (!IsStuckInScenario(attachment) && !attachment.IsTerminating())
            {
                Detach(attachment, node);
            }
        }
    }

    private void Detach(JsonObject attachment, string node)
    {
        if (!_unusedSince.TryGetValue(attachment.Name(), out var since))
        {
            _unusedSince[attachment.Name()] = since = work.Now;
        }

        var due = since + options.MaxWaitForUnmount;
        if (!MayDetachNow(node) && due > work.Now)
        {
            work.Add(this, "node " + node, due);
            return;
        }

        cluster.Delete(KnownResources.VolumeAttachments, "", attachment.Name(), new DeleteOptions { Uid = attachment.Uid() });
        work.Add(this, "detached " + attachment.Name(), DriverTime);
    }

    // A ready node's kubelet has unmounted the volume before the pod's object went; nobody can say so for another node.
    private bool MayDetachNow(string node) => cluster.Get(KnownResources.Nodes, "", node) is not { } there
        || there.ConditionStatus("Ready") == "True" || NodeHealth.IsOutOfService(there);

    private bool IsStuckInScenario(JsonObject attachment)
        => found.IsFrozen(attachment.Uid()) && (attachment.IsTerminating() || attachment.At("status", "detachError") is not null);

    private IEnumerable<JsonObject> PodsOf(string node) => index.PodsOfNode(node).OrderBy(key => key.Text, StringComparer.Ordinal)
        .Select(key => cluster.Get(KnownResources.Pods, key.Namespace, key.Name)).OfType<JsonObject>();
}
