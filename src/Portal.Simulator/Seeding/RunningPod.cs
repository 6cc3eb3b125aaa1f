using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Kubelet;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Seeding;

/// <summary>Brings a pod that was made from a template to the state in which a kubelet has it running.</summary>
internal static class RunningPod
{
    /// <summary>Binds the pod to the node and writes the status of a pod that started then.</summary>
    public static void Apply(JsonObject pod, JsonObject node, string address, DateTimeOffset started)
    {
        var metadata = pod.Metadata();
        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["generation"] = 1;
        metadata["creationTimestamp"] = Timestamps.Format(started);
        pod.ObjectAt("spec")["nodeName"] = node.Name();
        foreach (var key in (string[])["topology.kubernetes.io/region", "topology.kubernetes.io/zone"])
        {
            if (node.Text("metadata", "labels", key) is { } value)
            {
                metadata.ObjectAt("labels")[key] = value;
            }
        }

        pod["status"] = new JsonObject { ["phase"] = "Running", ["qosClass"] = "Burstable" };
        var behaviour = PodBehaviour.Read(pod);
        var run = HollowPod.Begin(pod, started);
        run = run with
        {
            Stage = PodStage.Running,
            SandboxUp = true,
            AddressKnown = true,
            PodIp = address,
            Containers = [.. run.Containers.Select(container => HollowPodStart.Launch(pod, container, behaviour, started))],
        };
        var host = node.Items("status", "addresses").First().Text("address") ?? "";
        pod["status"] = PodStatus.Build(pod, run, "Running", new NodeFacts(node.Name(), host), started);
    }
}
