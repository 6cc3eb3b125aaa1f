using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Tables;

/// <summary>What kubectl shows of a pod, computed as the API server's printers compute it (pkg/printers/internalversion).</summary>
internal static class PodCells
{
    /// <summary>Ready and all containers, for example <c>1/2</c>; a restartable init container (sidecar) counts.</summary>
    public static string Ready(JsonObject pod)
    {
        var statuses = pod.Items("status", "containerStatuses").ToList();
        var ready = statuses.Count(s => s.IsTrue("ready") && s.At("state", "running") is not null);
        var total = pod.Items("spec", "containers").Count();
        foreach (var sidecar in Sidecars(pod))
        {
            total++;
            if (InitStatus(pod, sidecar) is { } status && status.IsTrue("started") && status.IsTrue("ready"))
            {
                ready++;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{ready}/{total}");
    }

    /// <summary>The word in the column STATUS.</summary>
    public static string Status(JsonObject pod)
    {
        var reason = pod.Text("status", "reason") is { Length: > 0 } given ? given : pod.Text("status", "phase") ?? "Unknown";
        if (pod.Items("status", "conditions").Any(c => c.Text("type") == "PodScheduled" && c.Text("reason") == "SchedulingGated"))
        {
            reason = "SchedulingGated";
        }

        if (Initializing(pod) is { } init)
        {
            reason = init;
        }
        else
        {
            reason = FromContainers(pod, reason);
        }

        if (!pod.IsTerminating())
        {
            return reason;
        }

        var isFinished = pod.Text("status", "phase") is "Succeeded" or "Failed";
        return pod.Text("status", "reason") == "NodeLost" ? "Unknown" : isFinished ? reason : "Terminating";
    }

    /// <summary>Restarts with the time of the last one, for example <c>3 (5m ago)</c>.</summary>
    public static string Restarts(JsonObject pod, DateTimeOffset now)
    {
        var all = pod.Items("status", "containerStatuses").Concat(Sidecars(pod).Select(s => InitStatus(pod, s)).Where(s => s is not null).Select(s => s!));
        if (Initializing(pod) is not null)
        {
            all = pod.Items("status", "initContainerStatuses");
        }

        var (count, last) = (0L, (DateTimeOffset?)null);
        foreach (var status in all)
        {
            count += status.Number("restartCount") ?? 0;
            var ended = Timestamps.Parse(status.Text("lastState", "terminated", "finishedAt"));
            last = ended > last || last is null ? ended ?? last : last;
        }

        var text = count.ToString(CultureInfo.InvariantCulture);
        return count > 0 && last is { } at ? $"{text} ({HumanDuration.Format(now - at)} ago)" : text;
    }

    public static string ReadinessGates(JsonObject pod)
    {
        var gates = pod.Items("spec", "readinessGates").Select(g => g.Text("conditionType")).ToList();
        var met = gates.Count(g => pod.Items("status", "conditions").Any(c => c.Text("type") == g && c.Text("status") == "True"));
        return gates.Count == 0 ? "<none>" : string.Create(CultureInfo.InvariantCulture, $"{met}/{gates.Count}");
    }

    /// <summary>The status while init containers run or after one has failed; null when they are done.</summary>
    private static string? Initializing(JsonObject pod)
    {
        var statuses = pod.Items("status", "initContainerStatuses").ToList();
        for (var i = 0; i < statuses.Count; i++)
        {
            var status = statuses[i];
            var isSidecar = Sidecars(pod).Any(s => s.Text("name") == status.Text("name"));
            if (status.At("state", "terminated") is { } ended)
            {
                if ((ended.Number("exitCode") ?? 0) == 0)
                {
                    continue;
                }

                return "Init:" + (Named(ended) ?? ExitText(ended));
            }

            if (isSidecar && status.IsTrue("started"))
            {
                continue;
            }

            var waiting = status.Text("state", "waiting", "reason");
            return waiting is { Length: > 0 } and not "PodInitializing"
                ? "Init:" + waiting
                : string.Create(CultureInfo.InvariantCulture, $"Init:{i}/{pod.Items("spec", "initContainers").Count()}");
        }

        return null;
    }

    private static string FromContainers(JsonObject pod, string reason)
    {
        var hasRunning = false;
        foreach (var status in pod.Items("status", "containerStatuses").Reverse())
        {
            if (status.Text("state", "waiting", "reason") is { Length: > 0 } waiting)
            {
                reason = waiting;
            }
            else if (status.At("state", "terminated") is { } ended)
            {
                reason = Named(ended) ?? ExitText(ended);
            }
            else if (status.IsTrue("ready") && status.At("state", "running") is not null)
            {
                hasRunning = true;
            }
        }

        // One container has completed, another runs: the pod runs.
        return reason != "Completed" || !hasRunning ? reason
            : pod.Items("status", "conditions").Any(c => c.Text("type") == "Ready" && c.Text("status") == "True") ? "Running" : "NotReady";
    }

    private static string? Named(JsonNode ended) => ended.Text("reason") is { Length: > 0 } reason ? reason : null;

    private static string ExitText(JsonNode ended) => (ended.Number("signal") ?? 0) != 0
        ? string.Create(CultureInfo.InvariantCulture, $"Signal:{ended.Number("signal")}")
        : string.Create(CultureInfo.InvariantCulture, $"ExitCode:{ended.Number("exitCode") ?? 0}");

    private static IEnumerable<JsonNode> Sidecars(JsonObject pod) => pod.Items("spec", "initContainers").Where(c => c.Text("restartPolicy") == "Always");

    private static JsonNode? InitStatus(JsonObject pod, JsonNode container) =>
        pod.Items("status", "initContainerStatuses").FirstOrDefault(s => s.Text("name") == container.Text("name"));
}
