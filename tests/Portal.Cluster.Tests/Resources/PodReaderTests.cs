using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Xunit;

namespace Portal.Cluster.Tests.Resources;

public sealed class PodReaderTests
{
    [Fact]
    public void Read_RecordedPods_HoldTheFieldsThatTheServerSent()
    {
        var items = Recorded.Items("pods");
        var page = Recorded.Decode(WatchedResources.Pods, Recorded.List("pods"));

        Assert.Empty(page.Problems);
        Assert.Equal("9999", page.Version);
        Assert.Equal(items.Count, page.Objects.Count);
        foreach (var (json, pod) in items.Zip(page.Objects))
        {
            Assert.Equal(Expected(json!), Actual(pod));
        }
    }

    [Fact]
    public void Read_PodWithAClaim_NamesIt()
    {
        var page = Recorded.Decode(WatchedResources.Pods, """
            {"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"db-0","namespace":"shop","uid":"u","resourceVersion":"5"},
             "spec":{"volumes":[{"name":"a","emptyDir":{}},{"name":"b","persistentVolumeClaim":{"claimName":"data-db-0"}}]},"status":{}}]}
            """u8.ToArray());

        Assert.Equal(["data-db-0"], page.Objects.Single().ClaimNames);
    }

    [Fact]
    public void Read_LocalDataAndRequests_AreNamedAndSummedUp()
    {
        var page = Recorded.Decode(WatchedResources.Pods, """
            {"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"db-0","namespace":"shop","uid":"u","resourceVersion":"5"},
             "spec":{"volumes":[{"name":"scratch","emptyDir":{"medium":"Memory","sizeLimit":"1Gi"}},{"emptyDir":{},"name":"cache"},{"name":"none","emptyDir":null},
               {"name":"logs","hostPath":{"path":"/var/log/shop","type":""}},{"name":"b","persistentVolumeClaim":{"claimName":"data-db-0"}}],
              "containers":[{"name":"main","resources":{"limits":{"cpu":"9"},"requests":{"cpu":"250m","memory":"128Mi","example.com/gpu":"1"}}},
               {"name":"side","resources":{"requests":{"cpu":"1","memory":"much"}}},{"name":"bare"}]},"status":{"phase":"Succeeded"}}]}
            """u8.ToArray());

        var pod = page.Objects.Single();
        Assert.Equal(["scratch", "cache"], pod.EmptyDirNames);
        Assert.Equal(["/var/log/shop"], pod.HostPaths);
        Assert.Equal((1250, 128 << 20), (pod.CpuRequest, pod.MemoryRequest));
        Assert.True(pod is { IsFinished: true, IsReady: false });
    }

    [Fact]
    public void Read_FinalizerAndManagedFields_TellsWhoWroteTheFinalizer()
    {
        var page = Recorded.Decode(WatchedResources.Pods, """
            {"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a","namespace":"shop","uid":"u","resourceVersion":"5","finalizers":["example.com/x"],
             "managedFields":[{"manager":"operator","operation":"Update","apiVersion":"v1","time":"2026-11-24T01:41:25Z","fieldsType":"FieldsV1",
              "fieldsV1":{"f:metadata":{"f:finalizers":{".":{},"v:\"example.com/x\"":{}}}}}]}}]}
            """u8.ToArray());

        var entry = Assert.Single(page.Objects.Single().Metadata.ManagedFields);
        Assert.Equal("operator", entry.Manager);
        Assert.Equal(["example.com/x"], entry.Finalizers);
    }

    [Fact]
    public void Read_PodWithSecretsInItsEnvironment_KeepsNoneOfThem()
    {
        var page = Recorded.Decode(WatchedResources.Pods, """
            {"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a","namespace":"shop","uid":"u","resourceVersion":"5",
             "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"sentinel-secret"}},
             "spec":{"containers":[{"name":"c","args":["--password=sentinel-secret"],"env":[{"name":"P","value":"sentinel-secret"}]}]}}]}
            """u8.ToArray());

        Assert.DoesNotContain("sentinel-secret", Recorded.Text(page.Objects.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PodsOfOneWorkload_ShareLabelsAndOwners()
    {
        const string Pod = """{"metadata":{"name":"NAME","namespace":"shop","uid":"NAME","resourceVersion":"5","labels":{"app":"web"},"ownerReferences":[{"kind":"ReplicaSet","name":"web","uid":"o","controller":true}]}}""";
        var json = $$"""{"metadata":{"resourceVersion":"7"},"items":[{{Pod.Replace("NAME", "a", StringComparison.Ordinal)}},{{Pod.Replace("NAME", "b", StringComparison.Ordinal)}}]}""";

        var pods = Recorded.Decode(WatchedResources.Pods, System.Text.Encoding.UTF8.GetBytes(json)).Objects;

        Assert.Equal("web", pods[0].Metadata.Labels["app"]);
        Assert.Same(pods[0].Metadata.Labels, pods[1].Metadata.Labels);
        Assert.Same(pods[0].Metadata.Controller, pods[1].Metadata.Controller);
        Assert.Same(pods[0].Metadata.Namespace, pods[1].Metadata.Namespace);
    }

    private static string Actual(Pod pod) => string.Join('|', [
        pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid, pod.Metadata.ResourceVersion,
        Time(pod.Metadata.CreationTimestamp), Time(pod.Metadata.DeletionTimestamp), pod.Metadata.DeletionGracePeriodSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
        .. pod.Metadata.Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"),
        .. pod.Metadata.OwnerReferences.Select(o => $"{o.Kind}/{o.Name}/{o.Uid}/{o.Controller}"),
        .. pod.Metadata.Finalizers,
        pod.NodeName, pod.Phase, pod.Reason, pod.Message, pod.QosClass, pod.RestartPolicy, pod.SchedulerName, Time(pod.StartTime),
        pod.TerminationGracePeriodSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
        .. pod.Conditions.Select(c => $"{c.Type}={c.Status}/{c.Reason}/{c.Message}/{Time(c.LastTransitionTime)}"),
        .. pod.InitContainerStatuses.Concat(pod.ContainerStatuses).Select(c => $"{c.Name}/{c.Ready}/{c.RestartCount}/{State(c.State)}/{State(c.LastState)}"),
    ]);

    private static string State(ContainerState s) => $"{s.Type}:{s.Reason}:{s.Message}:{s.ExitCode}:{Time(s.StartedAt)}:{Time(s.FinishedAt)}";

    private static string Expected(JsonNode pod)
    {
        var meta = pod["metadata"]!;
        var spec = pod["spec"];
        var status = pod["status"];
        return string.Join('|', [
            Str(meta["namespace"]), Str(meta["name"]), Str(meta["uid"]), Str(meta["resourceVersion"]),
            Time(meta["creationTimestamp"]), Time(meta["deletionTimestamp"]), Str(meta["deletionGracePeriodSeconds"]),
            .. (meta["labels"]?.AsObject() ?? []).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"),
            .. List(meta["ownerReferences"]).Select(o => $"{o["kind"]}/{o["name"]}/{o["uid"]}/{o["controller"]?.GetValue<bool>() ?? false}"),
            .. List(meta["finalizers"]).Select(Str),
            Str(spec?["nodeName"]), Str(status?["phase"]), Str(status?["reason"]), Str(status?["message"]), Str(status?["qosClass"]),
            Str(spec?["restartPolicy"]), Str(spec?["schedulerName"]), Time(status?["startTime"]), Str(spec?["terminationGracePeriodSeconds"]),
            .. List(status?["conditions"]).Select(c => $"{c["type"]}={c["status"]}/{c["reason"]}/{c["message"]}/{Time(c["lastTransitionTime"])}"),
            .. List(status?["initContainerStatuses"]).Concat(List(status?["containerStatuses"]))
                .Select(c => $"{c["name"]}/{c["ready"]?.GetValue<bool>()}/{c["restartCount"]}/{State(c["state"])}/{State(c["lastState"])}"),
        ]);
    }

    private static string State(JsonNode? state)
    {
        var (type, details) = state?.AsObject().Select(p => (p.Key, p.Value)).FirstOrDefault() ?? default;
        return details is null
            ? "None:::::"
            : $"{char.ToUpperInvariant(type[0])}{type[1..]}:{details["reason"]}:{details["message"]}:{details["exitCode"]}:{Time(details["startedAt"])}:{Time(details["finishedAt"])}";
    }

    private static IEnumerable<JsonNode> List(JsonNode? list) => (list?.AsArray() ?? []).Select(n => n!);

    private static string Str(JsonNode? node) => node?.ToString() ?? "";

    private static string Time(JsonNode? node) => node is null ? "" : Time(DateTimeOffset.Parse(node.ToString(), CultureInfo.InvariantCulture));

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
