using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using static Portal.Simulator.Http.Tables.TableColumn;

namespace Portal.Simulator.Http.Tables;

/// <summary>Columns of workloads.</summary>
internal static class WorkloadTables
{
    private static readonly ImmutableArray<TableColumn> Wide =
    [
        OfText("Containers", w => Containers(w, "name"), "Names of the containers.", priority: 1),
        OfText("Images", w => Containers(w, "image"), "Images of the containers.", priority: 1),
        OfText("Selector", w => LabelSelector.From(w.At("spec", "selector")).ToString(), "Labels of its pods.", priority: 1),
    ];

    public static ImmutableArray<TableColumn> Deployments { get; } =
    [
        TableColumns.Name,
        OfText("Ready", d => Of(d.Number("status", "readyReplicas"), d.Number("spec", "replicas")), "Ready pods of wanted pods."),
        OfNumber("Up-to-date", d => d.Number("status", "updatedReplicas") ?? 0, "Pods of the newest template."),
        OfNumber("Available", d => d.Number("status", "availableReplicas") ?? 0, "Available pods."),
        TableColumns.Age,
        .. Wide,
    ];

    public static ImmutableArray<TableColumn> ReplicaSets { get; } =
    [
        TableColumns.Name,
        OfNumber("Desired", r => r.Number("spec", "replicas") ?? 0, "Wanted pods."),
        OfNumber("Current", r => r.Number("status", "replicas") ?? 0, "Pods that exist."),
        OfNumber("Ready", r => r.Number("status", "readyReplicas") ?? 0, "Ready pods."),
        TableColumns.Age,
        .. Wide,
    ];

    public static ImmutableArray<TableColumn> StatefulSets { get; } =
    [
        TableColumns.Name,
        OfText("Ready", s => Of(s.Number("status", "readyReplicas"), s.Number("spec", "replicas")), "Ready pods of wanted pods."),
        TableColumns.Age,
        .. Wide.Take(2),
    ];

    public static ImmutableArray<TableColumn> DaemonSets { get; } =
    [
        TableColumns.Name,
        OfNumber("Desired", d => d.Number("status", "desiredNumberScheduled") ?? 0, "Nodes that should run a pod."),
        OfNumber("Current", d => d.Number("status", "currentNumberScheduled") ?? 0, "Nodes that run one."),
        OfNumber("Ready", d => d.Number("status", "numberReady") ?? 0, "Ready pods."),
        OfNumber("Up-to-date", d => d.Number("status", "updatedNumberScheduled") ?? 0, "Pods of the newest template."),
        OfNumber("Available", d => d.Number("status", "numberAvailable") ?? 0, "Available pods."),
        OfText("Node Selector", d => TableColumns.Pairs(d.At("spec", "template", "spec", "nodeSelector")), "Labels of its nodes."),
        TableColumns.Age,
        .. Wide,
    ];

    public static ImmutableArray<TableColumn> Jobs { get; } =
    [
        TableColumns.Name,
        OfText("Status", JobStatus, "State of the job."),
        OfText("Completions", Completions, "Succeeded pods of wanted ones."),
        OfTime("Duration", Duration, "How long it has run."),
        TableColumns.Age,
        .. Wide,
    ];

    public static ImmutableArray<TableColumn> CronJobs { get; } =
    [
        TableColumns.Name,
        OfText("Schedule", c => c.Text("spec", "schedule") ?? "", "When it runs."),
        OfText("Timezone", c => TableColumns.Or(c.Text("spec", "timeZone")), "Time zone of the schedule."),
        OfText("Suspend", c => c.IsTrue("spec", "suspend") ? "True" : "False", "Whether it is suspended."),
        OfNumber("Active", c => c.Items("status", "active").Count(), "Jobs that run."),
        OfTime("Last Schedule", (c, now) => c.Text("status", "lastScheduleTime") is { } last ? TableColumns.Since(last, now) : "<none>", "Time since it last ran."),
        TableColumns.Age,
    ];

    public static ImmutableArray<TableColumn> PodDisruptionBudgets { get; } =
    [
        TableColumns.Name,
        OfText("Min Available", b => Limit(b.At("spec", "minAvailable")), "Least number of healthy pods."),
        OfText("Max Unavailable", b => Limit(b.At("spec", "maxUnavailable")), "Most pods that may be missing."),
        OfNumber("Allowed Disruptions", b => b.Number("status", "disruptionsAllowed") ?? 0, "Evictions that are allowed now."),
        TableColumns.Age,
    ];

    private static string Limit(JsonNode? value) => value is null ? "N/A" : value.Text() ?? value.ToJsonString();

    private static string Of(long? ready, long? wanted) => string.Create(CultureInfo.InvariantCulture, $"{ready ?? 0}/{wanted ?? 0}");

    private static string Containers(JsonObject workload, string field) =>
        string.Join(',', workload.Items("spec", "template", "spec", "containers").Select(c => c.Text(field)));

    private static string JobStatus(JsonObject job)
    {
        foreach (var (type, word) in (ReadOnlySpan<(string, string)>)
            [("Complete", "Complete"), ("Failed", "Failed"), ("Suspended", "Suspended"), ("FailureTarget", "FailureTarget"), ("SuccessCriteriaMet", "SuccessCriteriaMet")])
        {
            if (job.Items("status", "conditions").Any(c => c.Text("type") == type && c.Text("status") == "True"))
            {
                return word;
            }
        }

        return job.IsTerminating() ? "Terminating" : "Running";
    }

    private static string Completions(JsonObject job)
    {
        var done = job.Number("status", "succeeded") ?? 0;
        return job.Number("spec", "completions") is { } wanted
            ? Of(done, wanted)
            : string.Create(CultureInfo.InvariantCulture, $"{done}/1{((job.Number("spec", "parallelism") ?? 1) > 1 ? $" of {job.Number("spec", "parallelism")}" : "")}");
    }

    private static string Duration(JsonObject job, DateTimeOffset now)
    {
        if (Timestamps.Parse(job.Text("status", "startTime")) is not { } start)
        {
            return "";
        }

        return HumanDuration.Format((Timestamps.Parse(job.Text("status", "completionTime")) ?? now) - start);
    }
}
