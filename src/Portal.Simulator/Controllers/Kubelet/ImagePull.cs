using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>An image that is not there: kubelet/image-pull.json. The status alternates between ErrImagePull and ImagePullBackOff.</summary>
internal static class ImagePull
{
    /// <summary>The next attempt, or the next report of the back-off.</summary>
    public static PodStep Next(JsonObject pod, PodRun run, ContainerRun container, DateTimeOffset now)
    {
        if (run.PullAttempts == 0 || now >= run.RetryAt)
        {
            return Attempt(run, container, now);
        }

        var due = run.Since + (run.PullAttempts == 1 && container.WaitingMessage is null ? TimeSpan.FromMilliseconds(800) : KubeletTimes.PullReport);
        if (now >= due)
        {
            return Report(run, container, now);
        }

        return PodStep.Wait(run, due < run.RetryAt ? due : run.RetryAt);
    }

    private static PodStep Attempt(PodRun run, ContainerRun container, DateTimeOffset now)
    {
        var next = run with
        {
            Since = now,
            PullAttempts = run.PullAttempts + 1,
            RetryAt = now + KubeletTimes.Backoff(run.PullAttempts),
        };
        var events = new EventEntry[]
        {
            new("Normal", "Pulling", $"Pulling image \"{container.Image}\"", container.FieldPath),
            new("Warning", "Failed", $"Failed to pull image \"{container.Image}\": {Error(container.Image)}", container.FieldPath),
            new("Warning", "Failed", "Error: ErrImagePull", container.FieldPath),
        };
        // The first attempt is not written: the kubelet writes what the attempt before it found.
        return run.PullAttempts == 0
            ? new() { Run = next, Events = [.. events], Due = now + TimeSpan.FromMilliseconds(800) }
            : new() { Run = next.With(BackingOff(container)), Events = [.. events], Phase = "Pending", Due = now + KubeletTimes.PullReport };
    }

    private static PodStep Report(PodRun run, ContainerRun container, DateTimeOffset now)
    {
        var reported = container.WaitingReason == "ImagePullBackOff" || container.WaitingMessage is null
            ? container with { WaitingReason = "ErrImagePull", WaitingMessage = Error(container.Image) }
            : BackingOff(container);
        return new()
        {
            Run = run.With(reported) with { Since = now },
            Events =
            [
                new("Normal", "BackOff", $"Back-off pulling image \"{container.Image}\"", container.FieldPath),
                new("Warning", "Failed", "Error: ImagePullBackOff", container.FieldPath),
            ],
            Phase = "Pending",
            Due = now,
        };
    }

    private static ContainerRun BackingOff(ContainerRun container) => container with
    {
        WaitingReason = "ImagePullBackOff",
        WaitingMessage = $"Back-off pulling image \"{container.Image}\": ErrImagePull: {Error(container.Image)}",
    };

    private static string Error(string image)
    {
        var parts = image.Split('/', 2);
        var (host, rest) = parts.Length == 2 ? (parts[0], parts[1]) : ("docker.io", "library/" + image);
        var tagAt = rest.LastIndexOf(':');
        var (name, tag) = tagAt < 0 ? (rest, "latest") : (rest[..tagAt], rest[(tagAt + 1)..]);
        return $"failed to pull and unpack image \"{image}\": failed to resolve reference \"{image}\": failed to do request: "
            + $"Head \"https://{host}/v2/{name}/manifests/{tag}\": dial tcp: lookup {host} on 10.96.0.10:53: no such host";
    }
}
