using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Xunit;

namespace Portal.Problems.Tests;

public sealed class ProblemCatalogueTests
{
    private const string Head = "- id: some-id\n  kind: log\n  title: {en: a, zh: b}\n";

    private static readonly ImmutableDictionary<string, string> Complete =
        new[] { "article.en.md", "article.zh.md" }.ToImmutableDictionary(static file => file, static _ => "x", StringComparer.Ordinal);

    [Fact]
    public void Load_ThisAssembly_FindsTheRoomWithItsPlaybooksAndDetector()
    {
        var catalogue = ProblemCatalogue.Load();
        var room = catalogue.Find("PodStuckTerminating");
        Assert.NotNull(room);
        Assert.IsType<Problems.PodStuckTerminating.Detector>(room.Detector);
        Assert.Superset(new HashSet<string>(["force-delete-pod", "remove-finalizer"]), room.Playbooks.Select(static p => p.Id).ToHashSet());
        Assert.Equal(["api-down", "chains", "deletions"], room.FurtherScenarios.Keys.Order(StringComparer.Ordinal));
        Assert.Same(room.Playbooks[0], catalogue.FindPlaybook(room.Playbooks[0].Id));
        Assert.NotEmpty(room.Signatures);
        Assert.Null(catalogue.Find("NoSuchRoom"));
    }

    [Fact]
    public void From_RoomWithoutFiles_NamesTheRoomAndEachFile()
    {
        var fault = Assert.Throws<IncompleteCatalogueException>(
            static () => ProblemCatalogue.From([new RoomMaterial("HalfRoom", ImmutableDictionary<string, string>.Empty, [])]));
        Assert.Equal(2, fault.Faults.Count);
        Assert.All(fault.Faults, static text => Assert.StartsWith("HalfRoom: ", text, StringComparison.Ordinal));
        Assert.Contains("article.zh.md", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_DetectorOfAnotherProblem_IsAFault()
    {
        var fault = Assert.Throws<IncompleteCatalogueException>(
            static () => ProblemCatalogue.From([new RoomMaterial("OtherRoom", Complete.Add("scenario.yaml", "x"), [typeof(StrayDetector)])]));
        Assert.Contains("StrayDetector says that its problem is 'Stray'", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void From_PlaybookWithoutScenario_IsAFault()
    {
        var fault = Assert.Throws<IncompleteCatalogueException>(
            () => ProblemCatalogue.From([new RoomMaterial("PodStuckTerminating", Complete, [typeof(Problems.PodStuckTerminating.Playbooks.Pods.ForceDeletePodPlaybook)])]));
        Assert.Contains("scenario.yaml is missing or empty, but there is a playbook", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void From_TwoRoomsWithTheSamePlaybookId_IsAFault()
    {
        var type = typeof(Problems.PodStuckTerminating.Playbooks.Pods.ForceDeletePodPlaybook);
        var fault = Assert.Throws<IncompleteCatalogueException>(
            () => ProblemCatalogue.From([new RoomMaterial("PodStuckTerminating", Complete.Add("scenario.yaml", "x"), [type, type])]));
        Assert.Contains("force-delete-pod", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void From_DetectorWithoutScenario_IsAFault()
    {
        var fault = Assert.Throws<IncompleteCatalogueException>(
            static () => ProblemCatalogue.From([new RoomMaterial("Stray", Complete, [typeof(StrayDetector)])]));
        Assert.Contains("Stray: scenario.yaml is missing or empty", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void From_ScenarioWithoutDetector_IsAFault()
    {
        var fault = Assert.Throws<IncompleteCatalogueException>(
            static () => ProblemCatalogue.From([new RoomMaterial("Texts", Complete.Add("scenario.yaml", "x"), [])]));
        Assert.Contains("Texts: there is a scenario.yaml but no detector or playbook", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void From_RoomOfTextsOnly_IsARoomWithoutScenario()
    {
        var catalogue = ProblemCatalogue.From([new RoomMaterial("Texts", Complete, [])]);
        Assert.Null(Assert.Single(catalogue.Problems).Scenario);
        Assert.Empty(catalogue.Scenarios);
    }

    [Theory]
    [InlineData("- id: a\n  kind: log\n", "lacks one of")]
    [InlineData(Head + "  regex: '(a+)+(?=b)'\n  literals: [aaa]\n  samples: [aaa, aaab, aaac]\n  lookAlikes: [b, c]\n", "linear time")]
    [InlineData(Head + "  regex: 'a*'\n  literals: [aaa]\n  samples: [aaa, aaab, aaac]\n  lookAlikes: [b, c]\n", "empty text")]
    [InlineData(Head + "  regex: 'aaa'\n  literals: [aaa]\n  samples: [aaa, aaab]\n  lookAlikes: [b, c]\n", "samples: 2 are there; at least 3")]
    [InlineData(Head + "  regex: 'aaa'\n  literals: [aaa]\n  samples: [aaa, aaab, aaac]\n  lookAlikes: [b]\n", "lookAlikes: 1 are there; at least 2")]
    [InlineData(Head + "  regex: 'aaa'\n  literals: [aaa]\n  samples: [aaa, aaab, aaac]\n  lookAlikes: [b, aaad]\n", "lookAlikes: the pattern matches \"aaad\"")]
    [InlineData(Head + "  regex: 'aa'\n  literals: [aaa]\n  samples: [aaa, aaab, aac]\n  lookAlikes: [b, c]\n", "none of them is in the sample \"aac\"")]
    [InlineData(Head + "  regex: 'aaa'\n  literals: ['', aaa]\n  samples: [aaa, aaab, aaac]\n  lookAlikes: [b, c]\n", "is too short")]
    [InlineData("- id: a\n  oops: 1\n", "cannot be read at line 2")]
    public void From_BadSignatures_SayWhatIsWrongWithWhich(string yaml, string words)
    {
        var fault = Assert.Throws<IncompleteCatalogueException>(
            () => ProblemCatalogue.From([new RoomMaterial("Room", Complete.Add("signatures.yaml", yaml), [])]));
        Assert.Contains(words, Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    public sealed class StrayDetector : IDetector
    {
        public string Problem => "Stray";

        public ResourceKind SubjectKind => KnownResources.Pods;

        public IReadOnlyList<DetectorInput> Inputs => [];

        public Examination Examine(IKubernetesObject subject, ClusterView view, DateTimeOffset now, CancellationToken cancellationToken) => Examination.Nothing;
    }
}
