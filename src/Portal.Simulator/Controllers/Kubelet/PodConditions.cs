using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>
/// The conditions that a kubelet writes, in its order: what others wrote first (DisruptionTarget, readiness gates), then
/// PodReadyToStartContainers, Initialized, Ready, ContainersReady, PodScheduled (recorded in kubelet/life.json and eviction-api.json).
/// </summary>
public static class PodConditions
{
    private static readonly string[] Own = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"];

    /// <summary>The conditions of <paramref name="pod"/> for what its runtime shows.</summary>
    public static JsonArray Build(JsonObject pod, PodRun run, DateTimeOffset now)
    {
        var conditions = new JsonArray();
        foreach (var foreign in pod.Items("status", "conditions").Where(condition => !Own.Contains(condition.Text("type"))))
        {
            conditions.Add(foreign.DeepClone());
        }

        var outcome = PodPhase.Outcome(pod, run);
        Add("PodReadyToStartContainers", run.SandboxUp);
        AddInitialized();
        AddReady("Ready");
        AddReady("ContainersReady");
        Add("PodScheduled", true);
        return conditions;

        void Add(string type, bool holds, string? reason = null, string? message = null)
        {
            var made = new JsonObject
            {
                ["type"] = type,
                ["observedGeneration"] = run.Generation,
                ["status"] = holds ? "True" : "False",
                ["lastProbeTime"] = null,
            };
            var before = pod.Condition(type);
            made["lastTransitionTime"] = before is not null && before.Text("status") == (holds ? "True" : "False")
                ? before.Text("lastTransitionTime") ?? Timestamps.Format(now)
                : Timestamps.Format(now);
            if (reason is not null)
            {
                made["reason"] = reason;
            }

            if (message is not null)
            {
                made["message"] = message;
            }

            conditions.Add(made);
        }

        void AddInitialized()
        {
            var open = run.Containers.Where(container => container.IsInit && !PodPhase.IsInitDone(container)).Select(container => container.Name).ToList();
            if (outcome == "Succeeded")
            {
                Add("Initialized", true, "PodCompleted");
            }
            else if (open.Count > 0 && run.Stage <= PodStage.Starting)
            {
                Add("Initialized", false, "ContainersNotInitialized", $"containers with incomplete status: [{string.Join(' ', open)}]");
            }
            else
            {
                Add("Initialized", true);
            }
        }

        void AddReady(string type)
        {
            var unready = run.Containers
                .Where(container => (!container.IsInit || container.IsSidecar) && container.Phase != ContainerPhase.Running)
                .Select(container => container.Name).ToList();
            if (outcome is not null)
            {
                Add(type, false, outcome == "Succeeded" ? "PodCompleted" : "PodFailed");
            }
            else if (unready.Count > 0)
            {
                Add(type, false, "ContainersNotReady", $"containers with unready status: [{string.Join(' ', unready)}]");
            }
            else
            {
                Add(type, true);
            }
        }
    }
}
