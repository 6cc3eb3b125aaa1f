using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Tests.Controllers;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Scenarios;

/// <summary>The scenario of the first room in the living cluster: what is stuck stays stuck, what is a near miss never becomes a hit.</summary>
public sealed class PodStuckTerminatingScenarioTests
{
    private const string Expectation = "scenario.portal.local/expect";

    [Fact]
    public void Load_EightHoursOfLife_OnlyNearMissesAreGone()
    {
        var run = new SimulatedClusterRun();
        new ScenarioLoader(run.Importer).Load(File.ReadAllText(RepositoryRoot.Path("src/Portal.Problems/PodStuckTerminating/scenario.yaml")));
        var before = run.List(KnownResources.Pods, null);
        run.Advance(TimeSpan.FromHours(8));
        var after = run.List(KnownResources.Pods, null).Select(pod => pod.Uid()).ToHashSet();

        Assert.Contains(before, pod => Expected(pod) is not (null or "none"));
        Assert.All(before.Where(pod => Expected(pod) is not (null or "none")), pod => Assert.Contains(pod.Uid(), after));
        // A pod within its grace period goes when that ends; one that a finalizer holds while its controller works stays.
        Assert.All(before.Where(pod => Expected(pod) == "none" && pod.Number("metadata", "deletionGracePeriodSeconds") > 0), pod => Assert.DoesNotContain(pod.Uid(), after));
        Assert.Contains(run.List(KnownResources.Pods, null), pod => pod.Name() == "kafka-1" && !pod.IsTerminating());
    }

    private static string? Expected(System.Text.Json.Nodes.JsonObject pod) => pod.Text("metadata", "annotations", Expectation);
}
