using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>What a pod does on its simulated node, read from its annotations and its containers' commands.</summary>
public sealed partial record PodBehaviour
{
    private static readonly ContainerBehaviour Default = new();

    /// <summary>The behaviour by container name.</summary>
    public required ImmutableDictionary<string, ContainerBehaviour> Containers { get; init; }

    /// <summary>Whether a volume cannot be unmounted once the containers have ended.</summary>
    public bool UnmountBusy { get; init; }

    /// <summary>Whether not even SIGKILL ends the containers.</summary>
    public bool NeverDies { get; init; }

    /// <summary>Whether the kubelet leaves the pod alone.</summary>
    public bool Frozen { get; init; }

    /// <summary>The behaviour of one container.</summary>
    public ContainerBehaviour Of(string container) => Containers.GetValueOrDefault(container, Default);

    /// <summary>Reads a pod.</summary>
    public static PodBehaviour Read(JsonObject pod)
    {
        var names = (pod.Annotation(SimulatorAnnotations.Behaviour) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var runsFor = Durations.Parse(pod.Annotation(SimulatorAnnotations.RunsFor));
        int? exitCode = byte.TryParse(pod.Annotation(SimulatorAnnotations.ExitCode), CultureInfo.InvariantCulture, out var code) ? code : null;

        var containers = ImmutableDictionary.CreateBuilder<string, ContainerBehaviour>(StringComparer.Ordinal);
        foreach (var container in pod.Items("spec", "initContainers"))
        {
            containers[container.Text("name") ?? ""] = OfInit(container);
        }

        foreach (var container in pod.Items("spec", "containers"))
        {
            containers[container.Text("name") ?? ""] = OfContainer(container, names, runsFor, exitCode);
        }

        return new PodBehaviour
        {
            Containers = containers.ToImmutable(),
            UnmountBusy = names.Contains(PodBehaviours.UnmountBusy),
            NeverDies = names.Contains(PodBehaviours.NeverDies),
            Frozen = names.Contains(PodBehaviours.Frozen),
        };
    }

    private static ContainerBehaviour OfInit(JsonNode container)
    {
        var said = FromCommand(container);
        var sidecar = container.Text("restartPolicy") == "Always";
        return sidecar || said.RunsFor is not null ? said : said with { RunsFor = TimeSpan.FromMilliseconds(500) };
    }

    private static ContainerBehaviour OfContainer(JsonNode container, string[] names, TimeSpan? runsFor, int? exitCode)
    {
        var behaviour = FromCommand(container);
        if (names.Contains(PodBehaviours.CrashLoop))
        {
            behaviour = behaviour with { RunsFor = TimeSpan.FromMilliseconds(500), ExitCode = 1 };
        }

        if (names.Contains(PodBehaviours.OomKilled))
        {
            behaviour = behaviour with { RunsFor = TimeSpan.FromSeconds(3), ExitCode = 137, ExitReason = "OOMKilled" };
        }

        if (names.Contains(PodBehaviours.SigtermIgnored))
        {
            behaviour = behaviour with { IgnoresSigterm = true };
        }

        if (names.Contains(PodBehaviours.PreStopTooLong))
        {
            behaviour = behaviour with { PreStop = TimeSpan.MaxValue };
        }

        if (names.Contains(PodBehaviours.ImagePull))
        {
            behaviour = behaviour with { ImageMissing = true };
        }

        return behaviour with { RunsFor = runsFor ?? behaviour.RunsFor, ExitCode = exitCode ?? behaviour.ExitCode };
    }

    private static ContainerBehaviour FromCommand(JsonNode container)
    {
        string[] command = [.. container.Texts("command"), .. container.Texts("args")];
        var preStop = SleepOf([.. container.Texts("lifecycle", "preStop", "exec", "command")])
            ?? (container.Number("lifecycle", "preStop", "sleep", "seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        var behaviour = new ContainerBehaviour { PreStop = preStop, ImageMissing = IsUnreachable(container.Text("image") ?? "") };
        if (command is ["false"])
        {
            return behaviour with { RunsFor = TimeSpan.FromMilliseconds(100), ExitCode = 1 };
        }

        if (command is ["true"])
        {
            return behaviour with { RunsFor = TimeSpan.FromMilliseconds(100) };
        }

        if (SleepOf(command) is { } sleep)
        {
            return behaviour with { RunsFor = sleep, IgnoresSigterm = true };
        }

        if (command is [_, "-c", var script])
        {
            if (EndsWithExit().Match(script) is { Success: true } exit)
            {
                return behaviour with { RunsFor = TimeSpan.FromMilliseconds(100), ExitCode = int.Parse(exit.Groups["code"].ValueSpan, CultureInfo.InvariantCulture) };
            }

            if (SleepOf(script.Split(' ')) is { } scriptSleep)
            {
                return behaviour with { RunsFor = scriptSleep, IgnoresSigterm = true };
            }
        }

        return behaviour;
    }

    private static TimeSpan? SleepOf(string[] command)
        => command is ["sleep", var text] && Durations.Parse(text) is { } duration ? duration : null;

    // RFC 2606 reserves the top-level domain: no such registry can answer.
    private static bool IsUnreachable(string image) => image.Split('/')[0].EndsWith(".invalid", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(^|[;&\n]\s*|\s)exit (?<code>\d{1,3})\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndsWithExit();
}
