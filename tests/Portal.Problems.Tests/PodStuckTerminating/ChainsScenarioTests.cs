using Portal.Core.Deletions;
using Portal.Core.Deletions.Explainers;
using Portal.Problems.PodStuckTerminating;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>The scenario of chains: each stuck object, why it is stuck, and the root that it is filed under.</summary>
public sealed class ChainsScenarioTests
{
    private static readonly IDeletionExplainer[] Explainers =
        [new PodExplainer(), new NamespaceExplainer(), new ClaimExplainer(), new VolumeExplainer(), new AttachmentExplainer(), new KindExplainer(), new FinalizerExplainer()];

    [Fact]
    public void Build_Scenario_FollowsEachChainToItsRoot()
    {
        var file = ManifestFile.Parse(ProblemCatalogue.Load().Find("PodStuckTerminating")!.FurtherScenarios["chains"]);

        var report = DeletionReport.Build(ManifestView.Of(file.Objects), file.ReferenceTime, Explainers, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "CustomResourceDefinition reports.bi.example: InstancesRemain, finalizer/bi.example/export",
                "Login imports/importer: AdmissionRefuses, validatingwebhookconfiguration/login-guard",
                "Namespace orders-legacy: ContentRemains, finalizer/stream.example/topic",
                "PersistentVolume archive-0042: DriverGone, csidriver/disk.oldvendor.example",
                "PersistentVolume pvc-0a1a7f9e-6e0c-5a51-8c1d-0d8a4c2b7a05: Bound, pod/imports/import-29563100-x7k2p",
                "PersistentVolumeClaim imports/batch-input: InUse, pod/imports/import-29563100-x7k2p",
                "Report imports/quarterly: Finalizer, finalizer/bi.example/export",
                "Topic orders-legacy/audit: Finalizer, finalizer/stream.example/topic",
            ],
            report.Stuck.Select(static s => $"{s.Reference}: {s.Verdict.Reason}, {s.Cause.Key}").Order(StringComparer.Ordinal));
        var graph = HolderGraph.Of(report.Causes.Single(static c => c.Cause.Key == "finalizer/stream.example/topic"));
        Assert.Equal(("topic-operator", false), (graph.Behind?.Controller, graph.Behind?.Alive));
        Assert.Equal(["Topic", "Namespace"], graph.Boxes.OrderBy(static b => b.Level).Select(static b => b.First.Kind.Kind));
    }
}
