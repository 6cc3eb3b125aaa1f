using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>Which phase a pod's containers amount to.</summary>
public static class PodPhase
{
    /// <summary>Succeeded or Failed when no container will run again, else null.</summary>
    public static string? Outcome(JsonObject pod, PodRun run)
    {
        var deleting = pod.IsTerminating() && run.Stage >= PodStage.Ending;
        var policy = pod.Text("spec", "restartPolicy") ?? "Always";
        if (run.Containers.Any(container => container is { IsInit: true, IsSidecar: false, Phase: ContainerPhase.Terminated, Ended.ExitCode: not 0 })
            && (deleting || policy == "Never"))
        {
            return "Failed";
        }

        var apps = run.Apps.ToList();
        if (apps.Any(container => container.Phase != ContainerPhase.Terminated || container.RestartAt is not null))
        {
            return null;
        }

        var failed = apps.Any(container => container.Ended is { ExitCode: not 0 });
        if (deleting)
        {
            return failed ? "Failed" : "Succeeded";
        }

        return policy switch
        {
            "Never" => failed ? "Failed" : "Succeeded",
            "OnFailure" => failed ? null : "Succeeded",
            _ => null,
        };
    }

    /// <summary>Pending until the first container ran, then Running.</summary>
    public static string Current(PodRun run) => run.Stage >= PodStage.Running ? "Running" : "Pending";

    /// <summary>Whether an init container no longer holds the ones after it: it completed, or is a sidecar that started.</summary>
    public static bool IsInitDone(ContainerRun container) => container.IsSidecar
        ? container.Phase == ContainerPhase.Running || container.RestartCount > 0
        : container is { Phase: ContainerPhase.Terminated, Ended.ExitCode: 0 };

    /// <summary>Whether a container that ended with this code is started again.</summary>
    public static bool Restarts(JsonObject pod, ContainerRun container, int exitCode)
    {
        if (container.IsSidecar)
        {
            return true;
        }

        return (pod.Text("spec", "restartPolicy") ?? "Always") switch
        {
            "Never" => false,
            "OnFailure" => exitCode != 0,
            _ => !container.IsInit || exitCode != 0,
        };
    }
}
