using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>From the binding to the first running container.</summary>
internal static class HollowPodStart
{
    /// <summary>The first status: containers waiting.</summary>
    public static PodStep Create(PodRun run, DateTimeOffset now)
    {
        var due = run.Since + KubeletTimes.Sync;
        if (now < due)
        {
            return PodStep.Wait(run, due);
        }

        var next = run with { Stage = PodStage.Creating, Since = now, StartTime = now };
        return new() { Run = next, Phase = "Pending", Due = now + KubeletTimes.Sandbox };
    }

    /// <summary>The sandbox is up.</summary>
    public static PodStep MakeSandbox(PodRun run, DateTimeOffset now)
    {
        var due = run.Since + KubeletTimes.Sandbox;
        if (now < due)
        {
            return PodStep.Wait(run, due);
        }

        var next = run with { Stage = PodStage.Starting, Since = now, SandboxUp = true };
        return new() { Run = next, Phase = "Pending", Due = now };
    }

    /// <summary>Init containers one after the other, then all application containers at once.</summary>
    public static PodStep Start(JsonObject pod, PodRun run, PodBehaviour behaviour, DateTimeOffset now)
    {
        var open = run.Containers.FirstOrDefault(container => container.IsInit && !PodPhase.IsInitDone(container));
        if (open is not null)
        {
            return NextInit(pod, run, open, behaviour, now);
        }

        var missing = run.Apps.FirstOrDefault(container => behaviour.Of(container.Name).ImageMissing);
        if (missing is not null)
        {
            return ImagePull.Next(pod, run, missing, now);
        }

        var due = run.Since + KubeletTimes.Start;
        if (now < due)
        {
            return PodStep.Wait(run, due);
        }

        var events = ImmutableArray.CreateBuilder<EventEntry>();
        var next = run with { Stage = PodStage.Running, Since = now };
        foreach (var container in run.Apps)
        {
            events.AddRange(StartEvents(container));
            next = next.With(Launch(pod, container, behaviour, now));
        }

        return new() { Run = next, Events = events.ToImmutable(), Phase = "Running", Due = next.Containers.Min(container => container.EndsAt) };
    }

    /// <summary>The container with a new process.</summary>
    public static ContainerRun Launch(JsonObject pod, ContainerRun container, PodBehaviour behaviour, DateTimeOffset now)
    {
        var restarts = container.Ended is null && container.Last is null ? 0 : container.RestartCount + 1;
        return container with
        {
            Phase = ContainerPhase.Running,
            StartedAt = now,
            EndsAt = behaviour.Of(container.Name).RunsFor is { } runsFor ? now + runsFor : null,
            Last = container.Ended ?? container.Last,
            Ended = null,
            RestartAt = null,
            RestartCount = restarts,
            ImagePresent = true,
            ContainerId = PodStatus.ContainerId(pod.Uid(), container.Name, restarts),
        };
    }

    /// <summary>Pulled, Created, Started, with the texts of 1.36.</summary>
    public static IEnumerable<EventEntry> StartEvents(ContainerRun container) =>
    [
        new("Normal", "Pulled", $"Container image \"{container.Image}\" already present on machine and can be accessed by the pod", container.FieldPath),
        new("Normal", "Created", "Container created", container.FieldPath),
        new("Normal", "Started", "Container started", container.FieldPath),
    ];

    private static PodStep NextInit(JsonObject pod, PodRun run, ContainerRun open, PodBehaviour behaviour, DateTimeOffset now)
    {
        if (open.Phase != ContainerPhase.Waiting || open.RestartAt is not null)
        {
            return HollowPodRun.Watch(pod, run, behaviour, now);
        }

        var due = run.Since + KubeletTimes.Start;
        if (now < due)
        {
            return PodStep.Wait(run, due);
        }

        var next = run.With(Launch(pod, open, behaviour, now)) with { Since = now };
        return new() { Run = next, Events = [.. StartEvents(open)], Phase = "Pending", Due = now };
    }
}
