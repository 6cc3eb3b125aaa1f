using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Scheduling;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Volumes;

/// <summary>Which volume suits which claim.</summary>
public static class VolumeMatch
{
    /// <summary>The provisioner of classes whose volumes are made by hand.</summary>
    public const string NoProvisioner = "kubernetes.io/no-provisioner";

    /// <summary>The smallest volume that suits the claim (and, when given, is reachable from the node), or null.</summary>
    public static JsonObject? Find(JsonObject claim, IEnumerable<JsonObject> volumes, JsonObject? node, IReadOnlySet<string> taken)
    {
        var wanted = Quantity.At(claim, "spec", "resources", "requests", "storage");
        var modes = claim.Texts("spec", "accessModes").ToList();
        var byName = claim.Text("spec", "volumeName");
        return volumes
            .Where(volume => !taken.Contains(volume.Name()) && !volume.IsTerminating())
            .Where(volume => string.IsNullOrEmpty(byName) || volume.Name() == byName)
            .Where(volume => IsFor(volume, claim))
            .Where(volume => (volume.Text("spec", "storageClassName") ?? "") == (claim.Text("spec", "storageClassName") ?? ""))
            .Where(volume => (volume.Text("spec", "volumeMode") ?? "Filesystem") == (claim.Text("spec", "volumeMode") ?? "Filesystem"))
            .Where(volume => modes.TrueForAll(volume.Texts("spec", "accessModes").Contains))
            .Where(volume => Quantity.At(volume, "spec", "capacity", "storage") >= wanted)
            .Where(volume => claim.At("spec", "selector") is not JsonObject selector || LabelSelector.From(selector).Matches(volume.Labels()))
            .Where(volume => node is null || Reaches(volume, node))
            .OrderByDescending(volume => volume.At("spec", "claimRef") is not null)
            .ThenBy(volume => Quantity.At(volume, "spec", "capacity", "storage"))
            .ThenBy(volume => volume.Name(), StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Whether the volume's node affinity allows the node.</summary>
    public static bool Reaches(JsonObject volume, JsonObject node)
        => volume.ObjectIn("spec", "nodeAffinity", "required") is not { } required || NodeSelectorTerms.Matches(required, node);

    /// <summary>Points a volume to a claim, as the binder does.</summary>
    public static void Claim(JsonObject volume, JsonObject claim)
    {
        if (volume.Text("spec", "claimRef", "uid") == claim.Uid())
        {
            return;
        }

        volume.Metadata().ObjectAt("annotations")["pv.kubernetes.io/bound-by-controller"] = "yes";
        volume.ObjectAt("spec")["claimRef"] = new JsonObject
        {
            ["kind"] = "PersistentVolumeClaim",
            ["namespace"] = claim.Namespace(),
            ["name"] = claim.Name(),
            ["uid"] = claim.Uid(),
            ["apiVersion"] = "v1",
            ["resourceVersion"] = claim.Text("metadata", "resourceVersion"),
        };
    }

    /// <summary>Whether the volume is free, or was set aside for this claim.</summary>
    private static bool IsFor(JsonObject volume, JsonObject claim)
    {
        if (volume.ObjectIn("spec", "claimRef") is not { } reference)
        {
            return volume.Text("status", "phase") is "Available" or "Pending" or null;
        }

        return reference.Text("namespace") == claim.Namespace() && reference.Text("name") == claim.Name()
            && (reference.Text("uid") is null or "" || reference.Text("uid") == claim.Uid());
    }
}
