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
}
