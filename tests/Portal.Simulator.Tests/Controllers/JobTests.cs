using System.Text.Json.Nodes;
using Portal.Simulator.Controllers;
using Portal.Simulator.Controllers.Workloads;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class JobTests
{
    [Fact]
    public void Drain_JobThatSucceedsAndJobThatFails_HistoriesAreTheRecordedOnes()
    {
        var recording = Recording.Read("job");
        var run = new SimulatedClusterRun(nodes: "real-node-1");
        run.Create(KnownResources.Jobs, recording.Body("/jobs"));
        run.Create(KnownResources.Jobs, recording.Body("/jobs", 1));
        run.Advance(TimeSpan.FromMinutes(2));

        foreach (var job in (string[])["good", "bad"])
        {
            HistoryText.AssertSame(HistoryText.OfJob(recording.History("Job"), job), HistoryText.OfJob(run.History(KnownResources.Jobs), job));
            HistoryText.AssertSame(HistoryText.OfEvents(recording.History("Event"), job), HistoryText.OfEvents(run.History(KnownResources.Events), job));
            var (recorded, simulated) = (Pods(recording.History("Pod"), job), Pods(run.History(KnownResources.Pods), job));
            Assert.Equal(recorded.Count, simulated.Count);
            foreach (var (expected, actual) in recorded.Zip(simulated))
            {
                HistoryText.AssertSame(HistoryText.OfPod(recording.History("Pod"), expected), HistoryText.OfPod(run.History(KnownResources.Pods), actual));
                HistoryText.AssertSame(HistoryText.OfEvents(recording.History("Event"), expected), HistoryText.OfEvents(run.History(KnownResources.Events), actual));
            }
        }
    }

    [Fact]
    public void Drain_JobDeleted_ItsPodsLoseTheTrackingFinalizerAndGo()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        var job = Recording.Read("job").Body("/jobs");
        job.At("spec", "template", "spec", "containers")!.AsArray()[0]!["command"] = new JsonArray("sh", "-c", "work");
        run.Create(KnownResources.Jobs, job);
        run.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(JobController.TrackingFinalizer, Assert.Single(Assert.Single(run.List(KnownResources.Pods)).Texts("metadata", "finalizers")));
        run.Api.Delete(KnownResources.Jobs, "test", "good", new DeleteOptions { Propagation = PropagationPolicy.Background });
        run.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(run.List(KnownResources.Pods));
    }

    [Fact]
    public void Drain_ThreeCompletionsTwoAtATime_RunsThemAll()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        var job = Recording.Read("job").Body("/jobs");
        job.ObjectAt("spec")["completions"] = 3;
        job.ObjectAt("spec")["parallelism"] = 2;
        run.Create(KnownResources.Jobs, job);
        run.Advance(TimeSpan.FromMinutes(1));

        var done = run.Get(KnownResources.Jobs, "good")!;
        Assert.Equal(3, done.Number("status", "succeeded"));
        Assert.Equal("True", done.ConditionStatus("Complete"));
        Assert.Equal(3, run.List(KnownResources.Pods).Count);
    }

    private static List<string> Pods(IEnumerable<(string Type, JsonObject Object)> history, string job)
        => [.. history.Where(e => e.Type == "ADDED" && e.Object.Text("metadata", "labels", "job-name") == job).Select(e => e.Object.Name())];
}
