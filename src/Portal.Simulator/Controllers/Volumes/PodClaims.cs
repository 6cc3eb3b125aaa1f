using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Controllers.Scheduling;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Volumes;

/// <summary>The claims of one pod as the scheduler sees them.</summary>
public sealed class PodClaims
{
    private readonly List<JsonObject> _boundVolumes = [];
    private readonly List<JsonObject> _unbound = [];
    private readonly List<JsonObject> _volumes;
    private readonly Dictionary<string, JsonObject> _classes;

    private PodClaims(List<JsonObject> volumes, Dictionary<string, JsonObject> classes) => (_volumes, _classes) = (volumes, classes);

    /// <summary>Why the pod cannot be placed anywhere (a claim that is not there), in the scheduler's words; null when all are there.</summary>
    public string? Missing { get; private set; }

    /// <summary>Whether a claim is not bound yet.</summary>
    public bool Unbound => _unbound.Count > 0;

    /// <summary>The names of the claims that the pod's volumes name.</summary>
    public static IEnumerable<string> Names(JsonObject pod)
    {
        foreach (var volume in pod.Items("spec", "volumes"))
        {
            if (volume.Text("persistentVolumeClaim", "claimName") is { } claim)
            {
                yield return claim;
            }
            else if (volume.At("ephemeral") is not null)
            {
                yield return pod.Name() + "-" + volume.Text("name");
            }
        }
    }

    /// <summary>Reads them.</summary>
    public static PodClaims Read(ClusterAccess cluster, JsonObject pod)
    {
        var names = Names(pod).ToList();
        if (names.Count == 0)
        {
            return new([], []);
        }

        var claims = new PodClaims(
            [.. cluster.List(KnownResources.PersistentVolumes).Select(stored => stored.ToJson())],
            cluster.List(KnownResources.StorageClasses).ToDictionary(stored => stored.Name, stored => stored.ToJson()));
        foreach (var name in names)
        {
            if (cluster.Get(KnownResources.PersistentVolumeClaims, pod.Namespace(), name) is not { } claim)
            {
                claims.Missing = $"persistentvolumeclaim \"{name}\" not found";
                return claims;
            }

            if (claim.Text("status", "phase") == "Bound" && claim.Text("spec", "volumeName") is { } volume)
            {
                if (claims._volumes.Find(candidate => candidate.Name() == volume) is { } bound)
                {
                    claims._boundVolumes.Add(bound);
                }
            }
            else
            {
                claims._unbound.Add(claim);
            }
        }

        return claims;
    }

    /// <summary>Whether the node can reach the bound volumes, and has one for each claim that waits for its first consumer.</summary>
    public NodeFit Check(JsonObject node)
    {
        if (_boundVolumes.Exists(volume => !VolumeMatch.Reaches(volume, node)))
        {
            return new("node(s) didn't match PersistentVolume's node affinity", false);
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in _unbound)
        {
            if (IsProvisioned(claim))
            {
                continue;
            }

            if (VolumeMatch.Find(claim, _volumes, node, taken) is not { } found)
            {
                return new("node(s) didn't find available persistent volumes to bind", false);
            }

            taken.Add(found.Name());
        }

        return NodeFit.Yes;
    }

    /// <summary>Decides the volumes of the claims that wait: pre-binds existing ones, or asks the provisioner for the node's topology.</summary>
    public void AssignVolumes(ClusterAccess cluster, JsonObject node)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in _unbound)
        {
            if (IsProvisioned(claim))
            {
                cluster.Change(KnownResources.PersistentVolumeClaims, claim.Namespace(), claim.Name(),
                    json => json.Metadata().ObjectAt("annotations")["volume.kubernetes.io/selected-node"] = node.Name(), manager: "kube-scheduler");
            }
            else if (VolumeMatch.Find(claim, _volumes, node, taken) is { } volume)
            {
                taken.Add(volume.Name());
                cluster.Change(KnownResources.PersistentVolumes, "", volume.Name(), json => VolumeMatch.Claim(json, claim), manager: "kube-scheduler");
            }
        }
    }

    private bool IsProvisioned(JsonObject claim)
        => _classes.TryGetValue(claim.Text("spec", "storageClassName") ?? "", out var storageClass)
            && storageClass.Text("provisioner") is not (null or VolumeMatch.NoProvisioner)
            && string.IsNullOrEmpty(claim.Text("spec", "volumeName"));
}
