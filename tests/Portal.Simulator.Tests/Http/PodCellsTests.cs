using System.Text.Json.Nodes;
using Portal.Simulator.Http.Tables;
using Xunit;

namespace Portal.Simulator.Tests.Http;

public sealed class PodCellsTests
{
    [Theory]
    [InlineData("Running", """{"status":{"phase":"Running","containerStatuses":[{"ready":true,"state":{"running":{}}}]}}""")]
    [InlineData("CrashLoopBackOff", """{"status":{"phase":"Running","containerStatuses":[{"state":{"waiting":{"reason":"CrashLoopBackOff"}}}]}}""")]
    [InlineData("Completed", """{"status":{"phase":"Succeeded","containerStatuses":[{"state":{"terminated":{"exitCode":0,"reason":"Completed"}}}]}}""")]
    [InlineData("OOMKilled", """{"status":{"phase":"Failed","containerStatuses":[{"state":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}}]}}""")]
    [InlineData("ExitCode:3", """{"status":{"phase":"Failed","containerStatuses":[{"state":{"terminated":{"exitCode":3}}}]}}""")]
    [InlineData("Evicted", """{"status":{"phase":"Failed","reason":"Evicted"}}""")]
    [InlineData("Pending", """{"status":{"phase":"Pending"}}""")]
    [InlineData("Init:0/2", """{"spec":{"initContainers":[{"name":"a"},{"name":"b"}]},"status":{"phase":"Pending","initContainerStatuses":[{"name":"a","state":{"running":{}}}]}}""")]
    [InlineData("Init:Error", """{"spec":{"initContainers":[{"name":"a"}]},"status":{"phase":"Pending","initContainerStatuses":[{"name":"a","state":{"terminated":{"exitCode":1,"reason":"Error"}}}]}}""")]
    [InlineData("Terminating", """{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"phase":"Running","containerStatuses":[{"ready":true,"state":{"running":{}}}]}}""")]
    [InlineData("NotReady", """{"status":{"phase":"Running","containerStatuses":[{"state":{"terminated":{"exitCode":0,"reason":"Completed"}}},{"ready":true,"state":{"running":{}}}]}}""")]
    public void Status_OfAPod_IsWhatKubectlShows(string expected, string pod) => Assert.Equal(expected, PodCells.Status(JsonNode.Parse(pod)!.AsObject()));

    [Fact]
    public void Restarts_WithAnEarlierEnd_SaysWhen()
    {
        var pod = JsonNode.Parse("""{"status":{"containerStatuses":[{"restartCount":3,"lastState":{"terminated":{"finishedAt":"2026-01-01T00:00:00Z"}}}]}}""")!.AsObject();
        Assert.Equal("3 (5m ago)", PodCells.Restarts(pod, new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Ready_WithASidecar_CountsIt()
    {
        var pod = JsonNode.Parse("""
            {"spec":{"containers":[{"name":"main"}],"initContainers":[{"name":"mesh","restartPolicy":"Always"},{"name":"once"}]},
             "status":{"containerStatuses":[{"name":"main","ready":true,"state":{"running":{}}}],"initContainerStatuses":[{"name":"mesh","started":true,"ready":true}]}}
            """)!.AsObject();
        Assert.Equal("2/2", PodCells.Ready(pod));
    }
}
