using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Volumes;

/// <summary>
/// Binds claims to volumes, at once or when the scheduler has chosen a node, provisions where the class has a provisioner, and releases
/// volumes whose claim is gone (kubelet/local-volume.json).
/// </summary>
public sealed class VolumeBinder(ClusterAccess cluster, WorkSchedule work, EventRecorder events) : IController
{
    private const string Component = "persistentvolume-controller";
    private const string SelectedNode = "volume.kubernetes.io/selected-node";

    // Claims of which it was said that they wait: once is enough.
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => Component;

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.IsFound)
        {
            return;
        }

        if (change.Is(KnownResources.PersistentVolumeClaims))
        {
            if (change.Type == WatchEventType.Deleted)
            {
                _told.Remove(change.Object.Uid);
                work.Add(this, "volume " + change.Json.Text("spec", "volumeName"));
            }
            else
            {
                work.Add(this, "claim " + change.Key.Text);
            }
        }
        else if (change.Is(KnownResources.PersistentVolumes) && change.Type != WatchEventType.Deleted)
        {
            work.Add(this, "volume " + change.Object.Name);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        if (key.StartsWith("claim ", StringComparison.Ordinal))
        {
            var (ns, name) = ClusterAccess.Split(key[6..]);
            if (cluster.Get(KnownResources.PersistentVolumeClaims, ns, name) is { } claim && !claim.IsTerminating() && claim.Text("status", "phase") != "Bound")
            {
                Bind(claim);
            }
        }
        else if (cluster.Get(KnownResources.PersistentVolumes, "", key[7..]) is { } volume)
        {
            Follow(volume);
        }
    }

    private void Bind(JsonObject claim)
    {
        if (claim.Text("status", "phase") is null)
        {
            cluster.Change(KnownResources.PersistentVolumeClaims, claim.Namespace(), claim.Name(), json => json.ObjectAt("status")["phase"] = "Pending", "status");
        }

        var volumes = cluster.List(KnownResources.PersistentVolumes).Select(stored => stored.ToJson()).ToList();
        if (volumes.Find(volume => volume.Text("spec", "claimRef", "uid") == claim.Uid()) is { } assigned)
        {
            Complete(claim, assigned);
            return;
        }

        var className = claim.Text("spec", "storageClassName") ?? "";
        var storageClass = className.Length == 0 ? null : cluster.Get(KnownResources.StorageClasses, "", className);
        var waits = storageClass.Text("volumeBindingMode") == "WaitForFirstConsumer" && claim.Annotation(SelectedNode) is null
            && string.IsNullOrEmpty(claim.Text("spec", "volumeName"));
        if (waits)
        {
            if (_told.Add(claim.Uid()))
            {
                Report(claim, "Normal", "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
            }
        }
        else if (VolumeMatch.Find(claim, volumes, null, new HashSet<string>(StringComparer.Ordinal)) is { } found)
        {
            Complete(claim, found);
        }
        else if (storageClass.Text("provisioner") is { } provisioner && provisioner != VolumeMatch.NoProvisioner)
        {
            Provision(claim, storageClass!, provisioner);
        }
        else
        {
            Report(claim, "Normal", "FailedBinding", className.Length == 0 || storageClass is not null
                ? "no persistent volumes available for this claim and no storage class is set"
                : $"storageclass.storage.k8s.io \"{className}\" not found");
        }
    }

    private void Provision(JsonObject claim, JsonObject storageClass, string provisioner)
    {
        var made = cluster.TryCreate(KnownResources.PersistentVolumes, ProvisionedVolume.Build(cluster, claim, storageClass, provisioner, SelectedNode));
        if (made is null)
        {
            return;
        }

        Report(claim, "Normal", "ProvisioningSucceeded", $"Successfully provisioned volume {made.Name()}", provisioner);
        Complete(claim, made);
    }

    // The recorded order: the volume points to the claim, the volume is Bound, the claim points to the volume, the claim is Bound.
    private void Complete(JsonObject claim, JsonObject volume)
    {
        if (cluster.Change(KnownResources.PersistentVolumes, "", volume.Name(), json => VolumeMatch.Claim(json, claim)) is not { } pointed)
        {
            return;
        }

        SetPhase(pointed, "Bound");
        var (ns, name) = (claim.Namespace(), claim.Name());
        cluster.Change(KnownResources.PersistentVolumeClaims, ns, name, json =>
        {
            var annotations = json.Metadata().ObjectAt("annotations");
            annotations["pv.kubernetes.io/bind-completed"] = "yes";
            if (string.IsNullOrEmpty(json.Text("spec", "volumeName")))
            {
                // A claim that names its volume was bound by its user (recorded in kubernetes-api/09-local-pv.json).
                annotations["pv.kubernetes.io/bound-by-controller"] = "yes";
            }

            json.ObjectAt("spec")["volumeName"] = volume.Name();
        });
        cluster.Change(KnownResources.PersistentVolumeClaims, ns, name, json =>
        {
            var status = json.ObjectAt("status");
            status["phase"] = "Bound";
            status["accessModes"] = pointed.At("spec", "accessModes")?.DeepClone();
            status["capacity"] = pointed.At("spec", "capacity")?.DeepClone();
        }, "status");
    }

    private void Follow(JsonObject volume)
    {
        var reference = volume.ObjectIn("spec", "claimRef");
        if (reference?.Text("uid") is not { Length: > 0 } uid)
        {
            SetPhase(volume, "Available");
            RetryClaims(volume.Text("spec", "storageClassName") ?? "");
            return;
        }

        var claim = cluster.Get(KnownResources.PersistentVolumeClaims, reference.Text("namespace") ?? "", reference.Text("name") ?? "");
        if (claim?.Uid() == uid)
        {
            if (claim.Text("status", "phase") != "Bound")
            {
                work.Add(this, $"claim {claim.Namespace()}/{claim.Name()}");
            }

            return;
        }

        SetPhase(volume, "Released");
        if (volume.Text("spec", "persistentVolumeReclaimPolicy") == "Delete" && !volume.IsTerminating())
        {
            cluster.Delete(KnownResources.PersistentVolumes, "", volume.Name(), new DeleteOptions { Uid = volume.Uid() });
        }
    }

    private void RetryClaims(string className)
    {
        foreach (var stored in cluster.List(KnownResources.PersistentVolumeClaims))
        {
            var claim = stored.ToJson();
            if (claim.Text("status", "phase") != "Bound" && (claim.Text("spec", "storageClassName") ?? "") == className)
            {
                work.Add(this, $"claim {stored.Namespace}/{stored.Name}");
            }
        }
    }

    private void SetPhase(JsonObject volume, string phase)
    {
        if (volume.Text("status", "phase") == phase)
        {
            return;
        }

        // The API server notes the time of the change.
        cluster.Change(KnownResources.PersistentVolumes, "", volume.Name(), json => json.ObjectAt("status")["phase"] = phase, "status");
    }

    private void Report(JsonObject claim, string type, string reason, string message, string component = Component)
        => events.Report(KnownResources.PersistentVolumeClaims, claim, new(type, reason, message), component);
}
