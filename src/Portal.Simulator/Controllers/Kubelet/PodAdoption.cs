using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>What a kubelet takes over from the status of a pod that it finds (a scenario, a seeded pod, a kubelet that comes back).</summary>
public static class PodAdoption
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OverdueEnd = TimeSpan.FromSeconds(50);

    /// <summary>The runtime's state for the containers that <c>status</c> shows.</summary>
    public static PodRun Read(JsonObject pod, PodBehaviour behaviour, DateTimeOffset now)
    {
        var run = HollowPod.Begin(pod, now);
        if (pod.At("status", "containerStatuses") is null)
        {
            return run;
        }

        run = run with
        {
            StartTime = pod.TimeAt("status", "startTime") ?? now,
            PodIp = pod.Text("status", "podIP"),
            AddressKnown = pod.Text("status", "podIP") is not null,
            Generation = pod.Number("status", "observedGeneration") ?? 1,
            SandboxUp = pod.Condition("PodReadyToStartContainers").Text("status") != "False",
        };
        foreach (var list in (string[])["initContainerStatuses", "containerStatuses"])
        {
            foreach (var status in pod.Items("status", list))
            {
                if (run.Containers.FirstOrDefault(container => container.Name == status.Text("name")) is { } container)
                {
                    run = run.With(Read(container, status, behaviour));
                }
            }
        }

        return run with { Stage = StageOf(pod, run) };
    }

    /// <summary>
    /// How long a pod of a scenario stays as it is. One that is being deleted and within its grace period goes when that ends; one that is
    /// overdue by less than a minute goes before a minute is full (it is a near miss, and must not become a hit); any other stays.
    /// </summary>
    public static FrozenPod Freeze(JsonObject pod, DateTimeOffset now)
    {
        var deadline = pod.TimeAt("metadata", "deletionTimestamp");
        var text = pod.Text("metadata", "deletionTimestamp");
        if (deadline is null || pod.Number("metadata", "deletionGracePeriodSeconds") is null or 0)
        {
            return new(text, null);
        }

        if (deadline > now)
        {
            return new(text, deadline);
        }

        return new(text, now - deadline < Margin ? deadline + OverdueEnd : null);
    }

    private static ContainerRun Read(ContainerRun container, JsonNode status, PodBehaviour behaviour)
    {
        var id = status.Text("containerID");
        container = container with
        {
            RestartCount = (int)Math.Clamp(status.Number("restartCount") ?? 0, 0, int.MaxValue - 1),
            ContainerId = string.IsNullOrEmpty(id) ? null : id,
            ImagePresent = !string.IsNullOrEmpty(status.Text("imageID")),
            Last = End(status.ObjectIn("lastState", "terminated")),
        };
        if (status.ObjectIn("state", "running") is { } running)
        {
            var started = running.TimeAt("startedAt");
            return container with { Phase = ContainerPhase.Running, StartedAt = started, EndsAt = started + behaviour.Of(container.Name).RunsFor };
        }

        if (End(status.ObjectIn("state", "terminated")) is { } ended)
        {
            return container with { Phase = ContainerPhase.Terminated, Ended = ended };
        }

        return container with
        {
            WaitingReason = status.Text("state", "waiting", "reason") ?? container.WaitingReason,
            WaitingMessage = status.Text("state", "waiting", "message"),
        };
    }

    private static Termination? End(JsonNode? terminated) => terminated is null ? null : new(
        (int)Math.Clamp(terminated.Number("exitCode") ?? 0, 0, 255),
        terminated.Text("reason") ?? "Error",
        terminated.TimeAt("startedAt"),
        terminated.TimeAt("finishedAt"),
        terminated.Text("containerID"),
        terminated.Text("message"));

    private static PodStage StageOf(JsonObject pod, PodRun run)
    {
        var phase = pod.Text("status", "phase");
        if (phase is "Succeeded" or "Failed")
        {
            return pod.IsTerminating() && pod.Number("metadata", "deletionGracePeriodSeconds") > 0 ? PodStage.CleaningUp : PodStage.Terminal;
        }

        if (run.Apps.Any(container => container.Phase != ContainerPhase.Waiting || container.RestartCount > 0))
        {
            return PodStage.Running;
        }

        return run.SandboxUp ? PodStage.Starting : PodStage.Creating;
    }
}
