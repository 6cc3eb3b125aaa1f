using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>
/// Graceful deletion: SIGTERM, SIGKILL at the end of the grace period, terminal phase, removal of volumes and cgroup, and only then the
/// DELETE with grace period 0 (kubelet/life.json, sigterm-ignored.json, prestop-too-long.json, unmount-busy.json).
/// </summary>
internal static class HollowPodEnd
{
    private const int Killed = 137;

    /// <summary>The next step of a pod with a deletionTimestamp.</summary>
    public static PodStep Next(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now) => run.Stage switch
    {
        PodStage.Stopping => WaitForContainers(pod, run, behaviour, now),
        PodStage.CleaningUp => CleanUp(pod, run, behaviour, now),
        PodStage.Ending or PodStage.Terminal => AlreadyEnded(pod, run, now),
        _ => Stop(pod, run, behaviour, now),
    };

    private static TimeSpan Grace(JsonObject pod)
        => TimeSpan.FromSeconds(Math.Clamp(pod.Number("metadata", "deletionGracePeriodSeconds") ?? 30, 0, int.MaxValue));

    private static PodStep Stop(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now)
    {
        var killAt = now + Grace(pod);
        var next = run with
        {
            Stage = PodStage.Stopping,
            Since = now,
            KillAt = killAt,
            Containers = [.. run.Containers.Select(container => Signal(container, behaviour.Of(container.Name), now, killAt))],
        };
        if (run.Containers.Any(container => container.Phase == ContainerPhase.Running && behaviour.Of(container.Name).PreStop > killAt - now))
        {
            next = next with { HooksUntil = killAt };
        }

        var events = run.Containers
            .Where(container => container.Phase == ContainerPhase.Running)
            .Select(container => new EventEntry("Normal", "Killing", $"Stopping container {container.Name}", container.FieldPath))
            .ToImmutableArray();
        return new() { Run = next, Events = events, Phase = events.Length > 0 ? PodPhase.Current(run) : null, Due = Due(next, behaviour) ?? now };
    }

    private static ContainerRun Signal(ContainerRun container, ContainerBehaviour said, DateTimeOffset now, DateTimeOffset killAt)
    {
        // A container that waits for its restart will not be started any more.
        if (container.Phase != ContainerPhase.Running)
        {
            return container with { RestartAt = null };
        }

        var signalled = now;
        var limit = killAt;
        if (said.PreStop is { } hook)
        {
            // A hook that used up the grace period leaves the container two more seconds.
            signalled = hook < killAt - now ? now + hook : killAt;
            limit = signalled + KubeletTimes.MinimumGrace > killAt ? signalled + KubeletTimes.MinimumGrace : killAt;
        }

        var willing = signalled + KubeletTimes.Stop;
        return said.IgnoresSigterm || willing >= limit
            ? container with { EndsAt = limit, StopCode = Killed }
            : container with { EndsAt = willing, StopCode = 0 };
    }

    private static PodStep WaitForContainers(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now)
    {
        if (run.HooksUntil <= now)
        {
            var hooks = run.Containers
                .Where(container => container.Phase == ContainerPhase.Running && behaviour.Of(container.Name).PreStop is not null)
                .Select(container => new EventEntry("Warning", "FailedPreStopHook", "PreStopHook failed", container.FieldPath));
            return new() { Run = run with { HooksUntil = null }, Events = [.. hooks], Due = now };
        }

        run = Shorten(pod, run);
        if (behaviour.NeverDies)
        {
            return Undying(run, now);
        }

        if (Due(run, behaviour) is { } due && due > now)
        {
            return PodStep.Wait(run, due);
        }

        var next = run with
        {
            Stage = PodStage.CleaningUp,
            Since = now,
            SandboxUp = false,
            Containers = [.. run.Containers.Select(container => Ended(container, now))],
        };
        return new() { Run = next, Phase = PodPhase.Outcome(pod, next) ?? "Failed", Due = now + KubeletTimes.CleanUp };
    }

    /// <summary>A second DELETE may have shortened the grace period.</summary>
    private static PodRun Shorten(JsonObject pod, PodRun run)
    {
        var killAt = run.Since + Grace(pod);
        return killAt >= run.KillAt ? run : run with
        {
            KillAt = killAt,
            Containers = [.. run.Containers.Select(container => container.EndsAt > killAt ? container with { EndsAt = killAt, StopCode = Killed } : container)],
        };
    }

    private static PodStep Undying(PodRun run, DateTimeOffset now)
    {
        if (now < run.RetryAt || now < run.KillAt)
        {
            return PodStep.Wait(run, run.RetryAt > run.KillAt ? run.RetryAt : run.KillAt);
        }

        var name = run.Containers.FirstOrDefault(container => container.Phase == ContainerPhase.Running)?.Name ?? "";
        var failed = new EventEntry("Warning", "FailedKillPod", $"error killing pod: failed to \"KillContainer\" for \"{name}\" with "
            + "KillContainerError: \"rpc error: code = DeadlineExceeded desc = context deadline exceeded\"");
        var again = now + TimeSpan.FromMinutes(2);
        return new() { Run = run with { RetryAt = again }, Events = [failed], Due = again };
    }

    private static ContainerRun Ended(ContainerRun container, DateTimeOffset now) => container.Phase switch
    {
        ContainerPhase.Terminated => container,
        ContainerPhase.Running => container with
        {
            Phase = ContainerPhase.Terminated,
            Ended = new(container.StopCode, container.StopCode == 0 ? "Completed" : "Error", container.StartedAt, now, container.ContainerId),
        },
        _ => container with
        {
            Phase = ContainerPhase.Terminated,
            Ended = new(Killed, "ContainerStatusUnknown", null, null, null, "The container could not be located when the pod was terminated"),
        },
    };

    private static PodStep CleanUp(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now)
    {
        // After a force, or once a finalizer holds the record, there is nothing left to confirm.
        if (Grace(pod) == TimeSpan.Zero)
        {
            return PodStep.Wait(run with { Stage = PodStage.Gone }, null);
        }

        if (behaviour.UnmountBusy)
        {
            return PodStep.Wait(run, null);
        }

        var due = run.Since + KubeletTimes.CleanUp;
        return now < due ? PodStep.Wait(run, due) : new() { Run = run with { Stage = PodStage.Gone }, ConfirmDeletion = true };
    }

    private static PodStep AlreadyEnded(JsonObject pod, PodRun run, DateTimeOffset now)
    {
        var next = run with { Stage = PodStage.CleaningUp, Since = now, SandboxUp = false };
        return new() { Run = next, Phase = run.Stage == PodStage.Ending ? PodPhase.Outcome(pod, run) ?? "Failed" : null, Due = now };
    }

    private static DateTimeOffset? Due(PodRun run, PodBehaviour behaviour)
    {
        if (behaviour.NeverDies)
        {
            return run.KillAt;
        }

        var last = run.Containers.Where(container => container.Phase == ContainerPhase.Running).Select(container => container.EndsAt).Max();
        return run.HooksUntil < last ? run.HooksUntil : last;
    }
}
