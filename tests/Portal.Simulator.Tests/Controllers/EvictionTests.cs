using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class EvictionTests
{
    [Fact]
    public void Evict_BudgetThenNoBudget_HistoryIsTheRecordedOne()
    {
        var recording = Recording.Read("eviction-api");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.PodDisruptionBudgets, recording.Body("/poddisruptionbudgets"));
        run.Controllers.Drain();
        run.Create(KnownResources.Pods, recording.Body("/pods"));
        run.Advance(TimeSpan.FromSeconds(3));
        var refused = Assert.Throws<ApiException>(() => run.Api.Evict("test", "only"));
        Assert.Equal(429, refused.Code);
        run.Api.Delete(KnownResources.PodDisruptionBudgets, "test", "b");
        run.Api.Evict("test", "only");
        run.Advance(TimeSpan.FromMinutes(1));

        HistoryText.AssertSame(HistoryText.OfPod(recording.History("Pod"), "only"), HistoryText.OfPod(run.History(KnownResources.Pods), "only"));
        HistoryText.AssertSame(HistoryText.OfEvents(recording.History("Event"), "only"), HistoryText.OfEvents(run.History(KnownResources.Events), "only"));
        HistoryText.AssertSame(
            HistoryText.OfBudget(recording.History("PodDisruptionBudget")), HistoryText.OfBudget(run.History(KnownResources.PodDisruptionBudgets)));
        Assert.Null(run.Pod("only"));
    }

    [Fact]
    public void Evict_OneOfThreeWithMinAvailableTwo_IsAllowedOnceUntilThePodIsBack()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.ReplicaSets, """
            {"metadata":{"name":"web"},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},
             "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"main","image":"web"}]}}}}
            """);
        run.Create(KnownResources.PodDisruptionBudgets, """{"metadata":{"name":"b"},"spec":{"minAvailable":2,"selector":{"matchLabels":{"app":"web"}}}}""");
        run.Advance(TimeSpan.FromSeconds(5));
        var pods = run.List(KnownResources.Pods);
        run.Api.Evict("test", pods[0].Name());
        run.Controllers.Drain();
        Assert.Equal(429, Assert.Throws<ApiException>(() => run.Api.Evict("test", pods[1].Name())).Code);
        run.Advance(TimeSpan.FromSeconds(5));
        run.Api.Evict("test", pods[1].Name());
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(3, run.List(KnownResources.Pods).Count(pod => pod.ConditionStatus("Ready") == "True"));
        Assert.Equal("SufficientPods", run.Get(KnownResources.PodDisruptionBudgets, "b")!.Condition("DisruptionAllowed").Text("reason"));
    }

    [Fact]
    public void Evict_ResourceVersionOfThePod_IsComparedBeforeThePodIsMarked()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"main","image":"web"}]}}""");
        run.Advance(TimeSpan.FromSeconds(5));
        var pod = run.Api.Get(KnownResources.Pods, "test", "p");
        var version = pod.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var refused = Assert.Throws<ApiException>(() => run.Api.Evict("test", "p", new DeleteOptions { ResourceVersion = "1" }));
        Assert.Equal((409, "Conflict"), (refused.Code, refused.Status.Reason));
        Assert.Equal(409, Assert.Throws<ApiException>(() => run.Api.Evict("test", "p", new DeleteOptions { Uid = "another" })).Code);
        run.Api.Evict("test", "p", new DeleteOptions { Uid = pod.Uid, ResourceVersion = version, DryRun = true });
        Assert.Equal(pod.Revision, run.Api.Get(KnownResources.Pods, "test", "p").Revision);

        run.Api.Evict("test", "p", new DeleteOptions { Uid = pod.Uid, ResourceVersion = version });
        Assert.True(run.Get(KnownResources.Pods, "p")!.IsTerminating());
        Assert.Equal("True", run.Get(KnownResources.Pods, "p")!.ConditionStatus("DisruptionTarget"));
    }

    [Fact]
    public void Evict_NamespaceInDeletion_IsForbidden()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, """{"metadata":{"name":"p","finalizers":["example.com/hold"]},"spec":{"containers":[{"name":"main","image":"web"}]}}""");
        run.Advance(TimeSpan.FromSeconds(5));
        run.Api.Delete(KnownResources.Namespaces, "", "test");

        var refused = Assert.Throws<ApiException>(() => run.Api.Evict("test", "p"));

        Assert.Equal(403, refused.Code);
        Assert.Contains("because it is being terminated", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evict_TwoBudgets_IsAnsweredWith500()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Pods, """{"metadata":{"name":"p","labels":{"app":"web"}},"spec":{"containers":[{"name":"main","image":"web"}]}}""");
        run.Create(KnownResources.PodDisruptionBudgets, """{"metadata":{"name":"b1"},"spec":{"maxUnavailable":1,"selector":{"matchLabels":{"app":"web"}}}}""");
        run.Create(KnownResources.PodDisruptionBudgets, """{"metadata":{"name":"b2"},"spec":{"maxUnavailable":1,"selector":{}}}""");
        run.Advance(TimeSpan.FromSeconds(5));

        var refused = Assert.Throws<ApiException>(() => run.Api.Evict("test", "p"));

        Assert.Equal((500, "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."), (refused.Code, refused.Message));
    }
}
