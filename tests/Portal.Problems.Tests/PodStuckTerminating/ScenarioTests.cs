using Portal.Cluster.Resources.Pods;
using Portal.Core.Findings;
using Portal.Problems.PodStuckTerminating;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

public sealed class ScenarioTests
{
    private static readonly ManifestFile Scenario = ManifestFile.Parse(ProblemCatalogue.Load().Find("PodStuckTerminating")!.Scenario!);

    [Fact]
    public void Examine_EachPodOfTheScenario_SaysWhatTheManifestExpects()
    {
        var view = ManifestView.Of(Scenario.Objects);
        var wrong = new List<string>();
        foreach (var manifest in Scenario.Objects.Where(static o => o["kind"]!.GetValue<string>() == "Pod"))
        {
            var pod = view.Pods.Find(manifest["metadata"]!["namespace"]!.GetValue<string>(), manifest["metadata"]!["name"]!.GetValue<string>())!;
            var (said, expected) = Expectations.Of(manifest);
            Assert.Equal(pod.Metadata.DeletionTimestamp is not null, said);
            var seen = Examine(pod, view).Observation?.Reason;
            if (seen != expected)
            {
                wrong.Add($"{pod.Metadata.Namespace}/{pod.Metadata.Name}: {seen ?? "none"} instead of {expected ?? "none"}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Scenario_AsAWhole_HoldsEachReasonOfTheTableAndNearMisses()
    {
        var expected = Scenario.Objects.Select(Expectations.Of).Where(static e => e.Said).Select(static e => e.Reason).ToHashSet();
        Assert.Superset(
            new HashSet<string?>(
            [
                "Unscheduled", "NodeGone", "Finalizer", "OutOfServicePending", "NodeDown", "NodeNotReady", "MirrorPod", "ContainerWillNotDie", "CleanupBlocked", null,
            ]),
            expected);
    }

    [Fact]
    public void Examine_PodsOfTheDeadNode_AreOneCause()
    {
        var view = ManifestView.Of(Scenario.Objects);
        var causes = view.Pods.Items.Select(pod => Examine(pod, view).Observation).OfType<Observation>().ToLookup(static o => o.Cause.Key);
        Assert.Equal(4, causes["node/eu1b-r14-n07"].Count());
        Assert.Equal(2, causes["finalizer/sandboxes.acme.example/dns-cleanup"].Count());
        Assert.Equal(2, causes["node/eu1a-r03-n11/cleanup"].Count());
        Assert.All(causes, static cause => Assert.Single(cause.Select(static o => o.Cause.Title).Distinct()));
    }

    [Fact]
    public void Examine_DbZero_IsCriticalAndNamesTheNodeItsVolumeAndItsStatefulSet()
    {
        var view = ManifestView.Of(Scenario.Objects);
        var seen = Examine(view.Pods.Find("shop", "db-0")!, view).Observation!;
        Assert.Equal(Severity.Critical, seen.Severity);
        Assert.Equal("shop/db-0 cannot be deleted: its node eu1b-r14-n07 is down", seen.Title.En);
        Assert.Contains(seen.Evidence, static e => e.Object is { Kind: "Node" } && e.Value.StartsWith("Unknown, NodeStatusUnknown", StringComparison.Ordinal));
        Assert.Contains(seen.Evidence, static e => e.Object is { Kind: "Lease" } && e.Path == "spec.renewTime" && e.Value == "2026-03-18T02:40:01Z");
        Assert.Contains(seen.Evidence, static e => e.Object is { Kind: "VolumeAttachment" } && e.Value == "true");
        Assert.Contains(seen.Evidence, static e => e.Object is { Kind: "StatefulSet" } && e.Value == "2");
        Assert.Contains(seen.Evidence, static e => e.Path == "metadata.deletionTimestamp" && e.Value == "2026-03-18T02:46:22Z");
    }

    [Fact]
    public void Examine_PodWhoseVolumeIsNotDetached_ShowsTheErrorAndTheWaitingPod()
    {
        var view = ManifestView.Of(Scenario.Objects);
        var media = view.Pods.Items.Single(static pod => pod.Metadata.Name.StartsWith("media-", StringComparison.Ordinal) && pod.Metadata.DeletionTimestamp is not null);
        var seen = Examine(media, view).Observation!;
        Assert.Contains(seen.Evidence, static e => e.Path == "status.detachError.message" && e.Value.Contains("still watched", StringComparison.Ordinal));
        Assert.Contains(seen.Evidence, static e => e.Source == EvidenceSource.Event && e.Value.StartsWith("Multi-Attach error for volume", StringComparison.Ordinal));
    }

    [Fact]
    public void Examine_OldKernelWithDocker_SaysThatAServiceWithPrivateTmpIsLikely()
    {
        var view = ManifestView.Of(Scenario.Objects);
        var web = view.Pods.Items.Single(static pod => pod.NodeName == "eu1a-r03-n11" && pod.Metadata.Namespace == "shop");
        var seen = Examine(web, view).Observation!;
        Assert.Contains("PrivateTmp", seen.Title.En, StringComparison.Ordinal);
        Assert.Contains(seen.Evidence, static e => e.Path == "status.nodeInfo.kernelVersion" && e.Value == "3.10.0-514.el7.x86_64");
        var other = Examine(view.Pods.Items.Single(static pod => pod.Metadata.Name.StartsWith("exporter-", StringComparison.Ordinal)), view).Observation!;
        Assert.DoesNotContain("PrivateTmp", other.Title.En + other.Explanation.En, StringComparison.Ordinal);
        Assert.Contains(other.ManualSteps, static step => step.Commands.Any(static command => command.Contains("csinode", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tenants/sandbox-7f3a", "is gone", Severity.Critical)]
    [InlineData("payments/reconcile-29563320-x7k2p", "does not exist any more", Severity.Warning)]
    [InlineData("streaming/mirror-0", "runs, but has not written", Severity.Warning)]
    public void Examine_PodHeldByAFinalizer_SaysWhatWasSeenOfItsController(string name, string words, Severity severity)
    {
        var view = ManifestView.Of(Scenario.Objects);
        var parts = name.Split('/');
        var seen = Examine(view.Pods.Find(parts[0], parts[1])!, view).Observation!;
        Assert.Contains(words, seen.Explanation.En, StringComparison.Ordinal);
        Assert.Equal(severity, seen.Severity);
    }

    [Fact]
    public void Scenario_OwnersOfItsObjects_AreInItButTheJobThatIsGone()
    {
        var uids = Scenario.Objects.Select(static o => o["metadata"]!["uid"]?.GetValue<string>()).ToHashSet();
        var missing = Scenario.Objects
            .SelectMany(static o => o["metadata"]!["ownerReferences"]?.AsArray() ?? [])
            .Where(owner => !uids.Contains(owner!["uid"]!.GetValue<string>()))
            .Select(static owner => $"{owner!["kind"]} {owner["name"]}");
        Assert.Equal(["Job reconcile-29563320"], missing);
    }

    private static Examination Examine(Pod pod, Cluster.Watching.ClusterView view) =>
        new Detector().Examine(pod, view, Scenario.ReferenceTime, TestContext.Current.CancellationToken);
}
