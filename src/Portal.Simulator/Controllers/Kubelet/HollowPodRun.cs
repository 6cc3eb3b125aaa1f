using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>Containers that end by themselves: restart, back-off (kubelet/crash-loop.json) or the end of the pod (kubelet/job.json).</summary>
internal static class HollowPodRun
{
    /// <summary>A running pod.</summary>
    public static PodStep Next(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now)
    {
        if (PodPhase.Outcome(pod, run) is not null)
        {
            return Finish(pod, run with { Stage = PodStage.Ending, Since = run.Apps.Max(container => container.Ended?.FinishedAt) ?? now }, now);
        }

        return Watch(pod, run, behaviour, now);
    }

    /// <summary>The terminal phase follows the last container by about a second.</summary>
    public static PodStep Finish(JsonObject pod, PodRun run, DateTimeOffset now)
    {
        var due = run.Since + KubeletTimes.TerminalPhase;
        if (now < due)
        {
            return PodStep.Wait(run, due);
        }

        return new() { Run = run with { Stage = PodStage.Terminal, Since = now, SandboxUp = false }, Phase = PodPhase.Outcome(pod, run) ?? "Failed" };
    }

    /// <summary>Takes the first container that has ended or may start again.</summary>
    public static PodStep Watch(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now)
    {
        foreach (var container in run.Containers)
        {
            if (container.Phase == ContainerPhase.Running && container.EndsAt <= now)
            {
                return End(pod, run, container, behaviour, now);
            }

            if (container.RestartAt <= now)
            {
                return Restart(pod, run, container, behaviour, now);
            }

            if (IsLongBackoff(container) && container.Ended?.FinishedAt + KubeletTimes.Resync <= now)
            {
                return Resync(pod, run, container, now);
            }
        }

        return PodStep.Wait(run, Due(run));
    }

    private static PodStep End(JsonObject pod, PodRun run, ContainerRun container, PodBehaviour behaviour, DateTimeOffset now)
    {
        var said = behaviour.Of(container.Name);
        var restarts = PodPhase.Restarts(pod, container, said.ExitCode);
        var ranLong = now - container.StartedAt >= KubeletTimes.BackoffReset;
        var backoff = container.RestartCount == 0 || ranLong ? TimeSpan.Zero : KubeletTimes.Backoff(container.RestartCount - 1);
        var ended = container with
        {
            Phase = ContainerPhase.Terminated,
            Ended = new(said.ExitCode, said.ExitReason ?? (said.ExitCode == 0 ? "Completed" : "Error"), container.StartedAt, now, container.ContainerId),
            EndsAt = null,
            Backoff = backoff,
            RestartAt = restarts ? now + backoff : null,
        };
        var next = run.With(ended);
        ImmutableArray<EventEntry> events = restarts && backoff > TimeSpan.Zero
            ? [new("Warning", "BackOff", $"Back-off restarting failed container {container.Name} in pod {PodName(pod)}", container.FieldPath)]
            : [];
        return new() { Run = next, Events = events, Phase = PodPhase.Current(next), Due = Due(next) ?? now };
    }

    private static PodStep Restart(JsonObject pod, PodRun run, ContainerRun container, PodBehaviour behaviour, DateTimeOffset now)
    {
        if (container is { Phase: ContainerPhase.Terminated, Backoff.Ticks: > 0 })
        {
            return new() { Run = run.With(BackingOff(pod, container)), Phase = PodPhase.Current(run), Due = now };
        }

        var next = run.With(HollowPodStart.Launch(pod, container, behaviour, now));
        return new() { Run = next, Events = [.. HollowPodStart.StartEvents(container)], Phase = PodPhase.Current(next), Due = Due(next) ?? now };
    }

    private static bool IsLongBackoff(ContainerRun container)
        => container.Phase == ContainerPhase.Terminated && container.RestartAt is not null && container.Backoff > KubeletTimes.Resync;

    private static PodStep Resync(JsonObject pod, PodRun run, ContainerRun container, DateTimeOffset now)
        => new() { Run = run.With(BackingOff(pod, container)), Phase = PodPhase.Current(run), Due = now };

    private static ContainerRun BackingOff(JsonObject pod, ContainerRun container) => container with
    {
        Phase = ContainerPhase.Waiting,
        WaitingReason = "CrashLoopBackOff",
        WaitingMessage = $"back-off {Go(container.Backoff)} restarting failed container={container.Name} pod={PodName(pod)}",
        Last = container.Ended,
        Ended = null,
    };

    private static DateTimeOffset? Due(PodRun run) => run.Containers
        .SelectMany(container => new[]
        {
            container.Phase == ContainerPhase.Running ? container.EndsAt : null,
            container.RestartAt,
            IsLongBackoff(container) ? container.Ended?.FinishedAt + KubeletTimes.Resync : null,
        })
        .Min();

    private static string PodName(JsonObject pod) => $"{pod.Name()}_{pod.Namespace()}({pod.Uid()})";

    // 10s, 1m20s, 5m0s: as Go prints durations.
    private static string Go(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? $"{span.TotalSeconds:0}s" : $"{(int)span.TotalMinutes}m{span.Seconds}s";
}
