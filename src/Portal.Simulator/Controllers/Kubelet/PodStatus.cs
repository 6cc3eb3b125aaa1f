using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>The whole <c>status</c> that a kubelet writes, as kubelet/life.json shows it.</summary>
public static class PodStatus
{
    // What the kubelet takes over from the status that is there, in the place that the API server gives it.
    private static readonly string[] Kept = ["reason", "message", "qosClass", "resourceClaimStatuses", "extendedResourceClaimStatus"];

    /// <summary>The status of <paramref name="pod"/> on that node.</summary>
    public static JsonObject Build(JsonObject pod, PodRun run, string phase, NodeFacts node, DateTimeOffset now)
    {
        var status = new JsonObject
        {
            ["observedGeneration"] = run.Generation,
            ["phase"] = phase,
            ["conditions"] = PodConditions.Build(pod, run, now),
        };
        foreach (var name in Kept[..2])
        {
            Keep(name);
        }

        status["hostIP"] = node.HostIp;
        status["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = node.HostIp });
        if (run is { PodIp: not null, AddressKnown: true })
        {
            status["podIP"] = run.PodIp;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = run.PodIp });
        }

        status["startTime"] = Timestamps.Format(run.StartTime);
        var specs = pod.Items("spec", "initContainers").Concat(pod.Items("spec", "containers"))
            .GroupBy(container => container.Text("name") ?? "").ToDictionary(group => group.Key, group => group.First());
        var init = run.Containers.Where(container => container.IsInit).Select(Status).ToArray<JsonNode>();
        if (init.Length > 0)
        {
            status["initContainerStatuses"] = new JsonArray(init);
        }

        status["containerStatuses"] = new JsonArray(run.Apps.Select(Status).ToArray<JsonNode>());
        foreach (var name in Kept[2..])
        {
            Keep(name);
        }

        return status;

        JsonObject Status(ContainerRun container) => ContainerStatus(container, specs.GetValueOrDefault(container.Name));

        void Keep(string name)
        {
            if (pod.At("status", name) is { } value)
            {
                status[name] = value.DeepClone();
            }
        }
    }

    /// <summary>An id as the runtime gives it, the same for the same process.</summary>
    public static string ContainerId(string podUid, string container, int restart)
        => "containerd://" + Hash($"{podUid}/{container}/{restart}");

    private static JsonObject ContainerStatus(ContainerRun container, JsonNode? spec)
    {
        var running = container.Phase == ContainerPhase.Running;
        var status = new JsonObject
        {
            ["name"] = container.Name,
            ["state"] = State(container),
            ["lastState"] = container.Last is { } last ? new JsonObject { ["terminated"] = Terminated(last) } : new JsonObject(),
            ["ready"] = (running && (!container.IsInit || container.IsSidecar)) || container is { IsInit: true, IsSidecar: false, Phase: ContainerPhase.Terminated, Ended.ExitCode: 0 },
            ["restartCount"] = container.RestartCount,
            ["image"] = container.Image,
            ["imageID"] = container.ImagePresent ? "sha256:" + Hash(container.Image) : "",
        };
        if (container.ContainerId is not null)
        {
            status["containerID"] = container.ContainerId;
        }

        status["started"] = running;
        var resources = spec.ObjectIn("resources");
        if (container.ContainerId is not null)
        {
            if (resources.ObjectIn("requests") is { } requests)
            {
                status["allocatedResources"] = requests.DeepClone();
            }

            status["resources"] = resources?.DeepClone() ?? new JsonObject();
        }

        var mounts = spec.Items("volumeMounts").Select(mount => mount.DeepClone()).ToArray();
        if (mounts.Length > 0)
        {
            status["volumeMounts"] = new JsonArray(mounts);
        }

        return status;
    }

    private static JsonObject State(ContainerRun container)
    {
        switch (container.Phase)
        {
            case ContainerPhase.Running:
                return new() { ["running"] = new JsonObject { ["startedAt"] = Timestamps.Format(container.StartedAt ?? DateTimeOffset.UnixEpoch) } };
            case ContainerPhase.Terminated when container.Ended is { } ended:
                return new() { ["terminated"] = Terminated(ended) };
            default:
                var waiting = new JsonObject { ["reason"] = container.WaitingReason };
                if (container.WaitingMessage is not null)
                {
                    waiting["message"] = container.WaitingMessage;
                }

                return new() { ["waiting"] = waiting };
        }
    }

    private static JsonObject Terminated(Termination end)
    {
        var terminated = new JsonObject { ["exitCode"] = end.ExitCode, ["reason"] = end.Reason };
        if (end.Message is not null)
        {
            terminated["message"] = end.Message;
        }

        terminated["startedAt"] = end.StartedAt is { } started ? Timestamps.Format(started) : null;
        terminated["finishedAt"] = end.FinishedAt is { } finished ? Timestamps.Format(finished) : null;
        if (end.ContainerId is not null)
        {
            terminated["containerID"] = end.ContainerId;
        }

        return terminated;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
