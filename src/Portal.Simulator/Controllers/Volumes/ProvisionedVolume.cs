using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Volumes;

/// <summary>A volume as an external provisioner makes it for a claim.</summary>
internal static class ProvisionedVolume
{
    public static JsonObject Build(ClusterAccess cluster, JsonObject claim, JsonObject storageClass, string provisioner, string selectedNode)
    {
        var name = "pvc-" + claim.Uid();
        var volume = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name, ["annotations"] = new JsonObject { ["pv.kubernetes.io/provisioned-by"] = provisioner } },
            ["spec"] = new JsonObject
            {
                ["capacity"] = new JsonObject { ["storage"] = claim.At("spec", "resources", "requests", "storage")?.DeepClone() },
                ["csi"] = new JsonObject { ["driver"] = provisioner, ["volumeHandle"] = name },
                ["accessModes"] = claim.At("spec", "accessModes")?.DeepClone(),
                ["claimRef"] = new JsonObject
                {
                    ["kind"] = "PersistentVolumeClaim",
                    ["namespace"] = claim.Namespace(),
                    ["name"] = claim.Name(),
                    ["uid"] = claim.Uid(),
                    ["apiVersion"] = "v1",
                },
                ["persistentVolumeReclaimPolicy"] = storageClass.Text("reclaimPolicy") ?? "Delete",
                ["storageClassName"] = storageClass.Name(),
                ["volumeMode"] = claim.Text("spec", "volumeMode") ?? "Filesystem",
            },
        };
        var zone = claim.Annotation(selectedNode) is { } node
            ? cluster.Get(KnownResources.Nodes, "", node).Text("metadata", "labels", "topology.kubernetes.io/zone") : null;
        if (zone is not null)
        {
            volume.ObjectAt("spec")["nodeAffinity"] = new JsonObject
            {
                ["required"] = new JsonObject
                {
                    ["nodeSelectorTerms"] = new JsonArray(new JsonObject
                    {
                        ["matchExpressions"] = new JsonArray(new JsonObject
                        {
                            ["key"] = "topology.kubernetes.io/zone",
                            ["operator"] = "In",
                            ["values"] = new JsonArray(zone),
                        }),
                    }),
                },
            };
        }

        return volume;
    }
}
