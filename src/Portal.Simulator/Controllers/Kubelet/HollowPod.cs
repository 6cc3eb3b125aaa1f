using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>
/// The life of one pod on a simulated node as a pure function: what the kubelet does next, and when. Order of phases, states, conditions and
/// events as recorded from a real kubelet 1.36 (kubelet/*.json).
/// </summary>
public static class HollowPod
{
    /// <summary>What a kubelet knows when it sees a pod for the first time.</summary>
    public static PodRun Begin(JsonObject pod, DateTimeOffset now) => new()
    {
        Since = now,
        StartTime = now,
        Containers = [.. Specs(pod, "initContainers", isInit: true), .. Specs(pod, "containers", isInit: false)],
    };

    /// <summary>One step: at most one status write. Call it again with its result when it is due, or when the pod changes.</summary>
    public static PodStep Next(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now)
    {
        if (run.Stage == PodStage.Gone || behaviour.Frozen)
        {
            return PodStep.Wait(run, null);
        }

        if (run.Frozen is { } frozen)
        {
            if (IsHeld(pod, frozen, now))
            {
                return PodStep.Wait(run, frozen.Until);
            }

            run = run with { Frozen = null };
        }

        if (run.Resync)
        {
            return new() { Run = run with { Resync = false }, Phase = pod.Text("status", "phase") ?? "Pending", Due = now + TimeSpan.FromSeconds(1) };
        }

        run = run with { Generation = pod.Number("metadata", "generation") ?? 1, AddressKnown = run.AddressKnown || run.Stage >= PodStage.Starting };
        if (pod.IsTerminating())
        {
            return HollowPodEnd.Next(pod, run, behaviour, now);
        }

        return run.Stage switch
        {
            PodStage.New => HollowPodStart.Create(run, now),
            PodStage.Creating => HollowPodStart.MakeSandbox(run, now),
            PodStage.Starting => HollowPodStart.Start(pod, run, behaviour, now),
            PodStage.Running => HollowPodRun.Next(pod, run, behaviour, now),
            PodStage.Ending => HollowPodRun.Finish(pod, run, now),
            _ => PodStep.Wait(run, null),
        };
    }

    private static bool IsHeld(JsonObject pod, FrozenPod frozen, DateTimeOffset now)
    {
        if (frozen.Until is { } until && now >= until)
        {
            return false;
        }

        if (pod.Number("metadata", "deletionGracePeriodSeconds") == 0 && pod.Text("metadata", "deletionTimestamp") != frozen.DeletionTimestamp)
        {
            return false;
        }

        return frozen.DeletionTimestamp is not null || !pod.IsTerminating();
    }

    private static IEnumerable<ContainerRun> Specs(JsonObject pod, string list, bool isInit)
    {
        var hasInit = pod.Items("spec", "initContainers").Any();
        return pod.Items("spec", list).Select(container => new ContainerRun
        {
            Name = container.Text("name") ?? "",
            Image = container.Text("image") ?? "",
            IsInit = isInit,
            IsSidecar = isInit && container.Text("restartPolicy") == "Always",
            WaitingReason = hasInit ? "PodInitializing" : "ContainerCreating",
        });
    }
}
