using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>The admission plugin PodTopologyLabels (1.35): a pod that gets its node gets the zone and region of it as labels.</summary>
internal static class TopologyLabels
{
    public static void Copy(SimulatedApi api, JsonObject pod, string nodeName)
    {
        if (api.Find(KnownResources.Nodes, "", nodeName) is not { } node)
        {
            return;
        }

        foreach (var key in (ReadOnlySpan<string>)["topology.kubernetes.io/zone", "topology.kubernetes.io/region"])
        {
            if (node.Labels.Get(key) is { } value)
            {
                pod.Metadata().ObjectAt("labels")[key] = value;
            }
        }
    }
}
