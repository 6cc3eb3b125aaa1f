using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

/// <summary>
/// A history as lines that can be compared: everything that matters, nothing that differs from run to run (uids, names made up by the API
/// server, times). Neighbours that are the same in these lines count once.
/// </summary>
internal static partial class HistoryText
{
    /// <summary>Compares line by line, so that a failure names the first line that differs, with both lines in full.</summary>
    public static void AssertSame(IReadOnlyList<string> recorded, IReadOnlyList<string> simulated)
    {
        for (var i = 0; i < Math.Max(recorded.Count, simulated.Count); i++)
        {
            var (expected, actual) = (recorded.ElementAtOrDefault(i), simulated.ElementAtOrDefault(i));
            Assert.True(expected == actual, $"line {i + 1}\nrecorded:  {expected ?? "(no more)"}\nsimulated: {actual ?? "(no more)"}\nbefore:    {simulated.ElementAtOrDefault(i - 1)}");
        }
    }

    public static IReadOnlyList<string> OfPod(IEnumerable<(string Type, JsonObject Object)> history, string name)
        => Distinct(history.Where(e => e.Object.Name() == name).Select(e => Line(e.Type, e.Object)));

    public static IReadOnlyList<string> OfEvents(IEnumerable<(string Type, JsonObject Object)> history, string about)
        => [.. history.Where(e => e.Type != "DELETED" && e.Object.Text("involvedObject", "name") == about).Select(e => Event(e.Type, e.Object))];

    public static IReadOnlyList<string> OfNode(IEnumerable<(string Type, JsonObject Object)> history) => Distinct(history.Select(e =>
    {
        var conditions = e.Object.Items("status", "conditions").Select(c => $"{c.Text("type")}={c.Text("status")}:{c.Text("reason")}:{c.Text("message")}");
        var taints = e.Object.Items("spec", "taints").Select(t => $"{t.Text("key")}:{t.Text("effect")}");
        return $"{e.Type} [{string.Join(", ", conditions)}] [{string.Join(", ", taints)}]";
    }));

    /// <summary>Without <c>status.ready</c>: whether the controller sees a container that runs for a moment depends on its luck.</summary>
    public static IReadOnlyList<string> OfJob(IEnumerable<(string Type, JsonObject Object)> history, string name)
        => Distinct(history.Where(e => e.Object.Name() == name).Select(e =>
        {
            var conditions = e.Object.Items("status", "conditions").Select(c => $"{c.Text("type")}={c.Text("status")}:{c.Text("reason")}:{c.Text("message")}");
            string N(string field) => $"{field}={e.Object.Number("status", field)}";
            return $"{e.Type} {N("active")} {N("succeeded")} {N("failed")} {N("terminating")} [{string.Join(", ", conditions)}]"
                + $" started={e.Object.Text("status", "startTime") is not null} completed={e.Object.Text("status", "completionTime") is not null}"
                + $" uncounted={Anonymous(e.Object.At("status", "uncountedTerminatedPods")?.ToJsonString())}";
        }));

    public static IReadOnlyList<string> OfBudget(IEnumerable<(string Type, JsonObject Object)> history)
        => Distinct(history.Select(e => $"{e.Type} " + WithoutTimes(e.Object["status"])));

    public static IReadOnlyList<string> OfVolume(IEnumerable<(string Type, JsonObject Object)> history, string name)
        => Distinct(history.Where(e => e.Object.Name() == name).Select(e =>
            $"{e.Type} {e.Object.Text("status", "phase")} claim={e.Object.Text("spec", "claimRef", "name")} volume={e.Object.Text("spec", "volumeName")}"
            + $" {e.Object.At("metadata", "annotations")?.ToJsonString()} capacity={e.Object.Text("status", "capacity", "storage")}"
            + $" deleting={e.Object.IsTerminating()} finalizers={string.Join(',', e.Object.Texts("metadata", "finalizers"))}"));

    private static string WithoutTimes(JsonNode? node) => Times().Replace(node?.ToJsonString() ?? "", "TIME");

    private static string Line(string type, JsonObject pod)
    {
        var containers = pod.Items("status", "initContainerStatuses").Concat(pod.Items("status", "containerStatuses")).Select(Container);
        var conditions = pod.Items("status", "conditions").Select(c =>
            $"{c.Text("type")}={c.Text("status")}{Suffix(c.Text("reason"))}{Suffix(c.Text("message"))}@{c.Number("observedGeneration")?.ToString(CultureInfo.InvariantCulture)}");
        return string.Create(CultureInfo.InvariantCulture, $"{type} {pod.Text("status", "phase")} [{string.Join(", ", containers)}] [{string.Join(", ", conditions)}]")
            + string.Create(CultureInfo.InvariantCulture, $" gen={pod.Number("metadata", "generation")}/{pod.Number("status", "observedGeneration")}")
            + $" deleting={pod.IsTerminating()} grace={pod.Number("metadata", "deletionGracePeriodSeconds")}"
            + $" finalizers={string.Join(',', pod.Texts("metadata", "finalizers"))} bound={pod.Text("spec", "nodeName") is not null} ip={pod.Text("status", "podIP") is not null}"
            + $" nominated={pod.Text("status", "nominatedNodeName") is not null}";
    }

    private static string Container(JsonNode status) => $"{status.Text("name")}:{State(status.At("state"))} last={State(status.At("lastState"))}"
        + string.Create(CultureInfo.InvariantCulture, $" ready={status.IsTrue("ready")} started={status.IsTrue("started")} restarts={status.Number("restartCount")}")
        + $" id={status.Text("containerID") is not null}";

    private static string State(JsonNode? state)
    {
        if (state is not JsonObject { Count: > 0 } known)
        {
            return "-";
        }

        var (name, value) = known.First();
        return $"{name}({value.Text("reason")},{value.Number("exitCode")?.ToString(CultureInfo.InvariantCulture)},{Anonymous(value.Text("message"))})";
    }

    private static string Event(string type, JsonObject e)
        => $"{type} {e.Text("type")} {e.Text("reason")} {Anonymous(e.Text("message"))} n={e.Number("count") ?? e.Number("series", "count")}"
            + $" {e.Text("reportingComponent")} {e.Text("source", "component")} {e.Text("involvedObject", "fieldPath")} {e.Text("action")}";

    private static string Suffix(string? text) => text is null ? "" : ":" + Anonymous(text);

    private static string Anonymous(string? text)
        => text is null ? "" : Names().Replace(Uid().Replace(text, "UID"), "NAME");

    private static List<string> Distinct(IEnumerable<string> lines)
    {
        var distinct = new List<string>();
        foreach (var line in lines)
        {
            if (distinct.Count == 0 || distinct[^1] != line)
            {
                distinct.Add(line);
            }
        }

        return distinct;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Uid();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+Z", RegexOptions.None, 1000)]
    private static partial Regex Times();

    // The namespace, the node, generated suffixes and the name server differ between the recording and the simulator.
    [GeneratedRegex(@"(?<![a-z0-9-])(r-[a-z-]+|test)(?=[/(])|\breal-node-1\b|(?<=\b(good|bad)-)[a-z0-9]{5}\b|(?<=lookup \S+ on )[0-9.]+:53", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
