using Portal.Core.Findings;
using Portal.Problems.PodStuckTerminating;
using Portal.Testing.Detection;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

public sealed class IncrementalTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(200)]
    public void Examine_RandomHistories_LookingAtChangesEqualsLookingAtEverything(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 50; seed++)
        {
            var difference = DetectorReplay.FirstDifference(new Detector(), RandomCluster.History(seed, Steps));
            Assert.True(difference is null, $"seed {seed}: {difference}");
        }
    }

    [Fact]
    public void Examine_RandomHistories_ReachEachReason()
    {
        // Otherwise the test above would prove nothing of the rows that never held.
        var detector = new Detector();
        var seen = Enumerable.Range(0, 100).SelectMany(static seed => RandomCluster.History(seed, Steps))
            .SelectMany(step => step.View.Pods.Items.Select(pod => detector.Examine(pod, step.View, step.Now, TestContext.Current.CancellationToken)))
            .ToList();
        Assert.Superset(
            new HashSet<string>(
            [
                "Unscheduled", "NodeGone", "Finalizer", "OutOfServicePending", "NodeDown", "NodeNotReady", "MirrorPod", "ContainerWillNotDie", "CleanupBlocked",
                "Unknown", "AdmissionRefuses",
            ]),
            seen.Select(static e => e.Observation?.Reason).OfType<string>().ToHashSet());
        Assert.Contains(seen, static e => e.Observation?.Severity == Severity.Critical);
    }

    [Fact]
    public void Examine_UntilItAsksToLookAgain_SaysTheSameAndNeverAsksForThePast()
    {
        var detector = new Detector();
        foreach (var step in Enumerable.Range(0, 40).SelectMany(static seed => RandomCluster.History(seed, Steps)))
        {
            foreach (var pod in step.View.Pods.Items)
            {
                var first = detector.Examine(pod, step.View, step.Now, TestContext.Current.CancellationToken);
                Assert.True(first.LookAgainAt is null || first.LookAgainAt > step.Now);
                var last = (first.LookAgainAt ?? step.Now.AddDays(400)).AddTicks(-1);
                var later = detector.Examine(pod, step.View, last, TestContext.Current.CancellationToken);
                Assert.Equal(Words(first), Words(later));
            }
        }
    }

    private static string Words(Examination examination) => examination.Observation is not { } seen
        ? "nothing"
        : string.Join(
            '\n',
            [seen.Reason, seen.Severity.ToString(), seen.Title.En, seen.Title.Zh, seen.Explanation.En, seen.NextStep.En, seen.Cause.Key, .. seen.Evidence.Select(static e => e.ToString())]);
}
