using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Volumes;

/// <summary>The volumes of pods that must be attached to a node before a pod can use them: those of CSI drivers that attach.</summary>
public static class AttachableVolumes
{
    /// <summary>The volumes of a pod.</summary>
    public static IEnumerable<JsonObject> Of(ClusterAccess cluster, JsonObject pod)
    {
        foreach (var name in PodClaims.Names(pod))
        {
            if (cluster.Get(KnownResources.PersistentVolumeClaims, pod.Namespace(), name).Text("spec", "volumeName") is { Length: > 0 } volume
                && cluster.Get(KnownResources.PersistentVolumes, "", volume) is { } found && NeedsAttach(cluster, found))
            {
                yield return found;
            }
        }
    }

    /// <summary>Whether all volumes of the pod are attached to its node.</summary>
    public static bool AreAttached(ClusterAccess cluster, JsonObject pod)
    {
        var node = pod.Text("spec", "nodeName");
        return Of(cluster, pod).All(volume => Attachments(cluster, volume.Name())
            .Any(attachment => attachment.Text("spec", "nodeName") == node && attachment.IsTrue("status", "attached") && !attachment.IsTerminating()));
    }

    /// <summary>The attachments of a volume.</summary>
    public static IEnumerable<JsonObject> Attachments(ClusterAccess cluster, string volume) => cluster.List(KnownResources.VolumeAttachments)
        .Select(stored => stored.ToJson())
        .Where(attachment => attachment.Text("spec", "source", "persistentVolumeName") == volume);

    /// <summary>A new attachment of a volume to a node, as the controller and the attacher of the driver make it.</summary>
    public static JsonObject Build(JsonObject volume, string node)
    {
        var driver = volume.Text("spec", "csi", "driver") ?? "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(volume.Text("spec", "csi", "volumeHandle") + driver + node));
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = "csi-" + Convert.ToHexStringLower(hash),
                ["annotations"] = new JsonObject { ["csi.alpha.kubernetes.io/node-id"] = node },
                ["finalizers"] = new JsonArray(AttacherFinalizer(driver)),
            },
            ["spec"] = new JsonObject { ["attacher"] = driver, ["nodeName"] = node, ["source"] = new JsonObject { ["persistentVolumeName"] = volume.Name() } },
        };
    }

    /// <summary>The finalizer of a driver's attacher: signs other than letters and digits become dashes.</summary>
    public static string AttacherFinalizer(string driver)
        => "external-attacher/" + string.Concat(driver.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-'));

    private static bool NeedsAttach(ClusterAccess cluster, JsonObject volume)
    {
        if (volume.Text("spec", "csi", "driver") is not { } driver)
        {
            return false;
        }

        var known = cluster.ResourceOfKind("storage.k8s.io/v1", "CSIDriver") is { } drivers ? cluster.Get(drivers, "", driver) : null;
        return known.At("spec", "attachRequired") is not JsonValue required || required.GetValueKind() != System.Text.Json.JsonValueKind.False;
    }
}
