using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Kubelet;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Seeding;

/// <summary>A node as its kubelet would have registered it, healthy and ready.</summary>
public sealed record NodeTemplate
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its number in the cluster, from 0: gives the address and the podCIDR.</summary>
    public int Number { get; init; }

    /// <summary>Zone (<c>topology.kubernetes.io/zone</c>); null: no topology labels.</summary>
    public string? Zone { get; init; }

    /// <summary>Region.</summary>
    public string Region { get; init; } = "region-1";

    /// <summary>Rack (<c>topology.portal.local/rack</c>); null: no label.</summary>
    public string? Rack { get; init; }

    /// <summary>Kernel.</summary>
    public string Kernel { get; init; } = "6.12.57+deb13-cloud-amd64";

    /// <summary>Operating system.</summary>
    public string OsImage { get; init; } = "Debian GNU/Linux 13 (trixie)";

    /// <summary>Container runtime and version.</summary>
    public string Runtime { get; init; } = "containerd://2.1.5";

    /// <summary>Kubelet.</summary>
    public string Kubelet { get; init; } = "v1.36.2";

    /// <summary>Cores.</summary>
    public int Cpu { get; init; } = 16;

    /// <summary>Memory in GiB.</summary>
    public int MemoryGi { get; init; } = 64;

    /// <summary>Pods that fit.</summary>
    public int Pods { get; init; } = 110;

    /// <summary>Builds the object; it was created and became ready at the time given.</summary>
    public JsonObject Build(DateTimeOffset since, DateTimeOffset now)
    {
        var node = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["creationTimestamp"] = Timestamps.Format(since),
                ["labels"] = Labels(),
                ["annotations"] = new JsonObject
                {
                    ["node.alpha.kubernetes.io/ttl"] = "0",
                    ["volumes.kubernetes.io/controller-managed-attach-detach"] = "true",
                },
            },
            ["spec"] = new JsonObject { ["podCIDR"] = PodCidr, ["podCIDRs"] = new JsonArray(PodCidr) },
            ["status"] = new JsonObject
            {
                ["capacity"] = Resources((long)MemoryGi * 1024 * 1024),
                ["allocatable"] = Resources(((long)MemoryGi * 1024 * 1024) - (100 * 1024)),
                ["conditions"] = new JsonArray(),
                ["addresses"] = new JsonArray(
                    new JsonObject { ["type"] = "InternalIP", ["address"] = Address },
                    new JsonObject { ["type"] = "Hostname", ["address"] = Name }),
                ["daemonEndpoints"] = new JsonObject { ["kubeletEndpoint"] = new JsonObject { ["Port"] = 10250 } },
                ["nodeInfo"] = Info(),
            },
        };
        node["status"]!["conditions"] = NodeStatus.Heartbeat(
            new JsonObject { ["status"] = new JsonObject { ["conditions"] = NodeStatus.Ready(node, since) } }, now);
        return node;
    }

    private string Address => string.Create(CultureInfo.InvariantCulture, $"10.{32 + (Number / 65536)}.{Number / 256 % 256}.{Number % 256}");

    private string PodCidr => string.Create(CultureInfo.InvariantCulture, $"10.{128 + (Number / 256 % 128)}.{Number % 256}.0/24");

    private JsonObject Labels()
    {
        var labels = new JsonObject
        {
            ["beta.kubernetes.io/arch"] = "amd64",
            ["beta.kubernetes.io/os"] = "linux",
            ["kubernetes.io/arch"] = "amd64",
            ["kubernetes.io/hostname"] = Name,
            ["kubernetes.io/os"] = "linux",
        };
        if (Zone is not null)
        {
            labels["topology.kubernetes.io/region"] = Region;
            labels["topology.kubernetes.io/zone"] = Zone;
        }

        if (Rack is not null)
        {
            labels["topology.portal.local/rack"] = Rack;
        }

        return labels;
    }

    private JsonObject Resources(long memoryKi) => new()
    {
        ["cpu"] = Cpu.ToString(CultureInfo.InvariantCulture),
        ["ephemeral-storage"] = "264212084Ki",
        ["hugepages-1Gi"] = "0",
        ["hugepages-2Mi"] = "0",
        ["memory"] = memoryKi.ToString(CultureInfo.InvariantCulture) + "Ki",
        ["pods"] = Pods.ToString(CultureInfo.InvariantCulture),
    };

    private JsonObject Info()
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)))[..32];
        return new()
        {
            ["machineID"] = id,
            ["systemUUID"] = id,
            ["bootID"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Name + "/boot")).AsSpan(0, 16)).ToString(),
            ["kernelVersion"] = Kernel,
            ["osImage"] = OsImage,
            ["containerRuntimeVersion"] = Runtime,
            ["kubeletVersion"] = Kubelet,
            ["kubeProxyVersion"] = "",
            ["operatingSystem"] = "linux",
            ["architecture"] = "amd64",
        };
    }
}
