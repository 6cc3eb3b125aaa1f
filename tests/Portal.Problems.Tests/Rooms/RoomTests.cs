using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.Rooms;

/// <summary>What every room keeps to as a whole. A new room needs no test of its own for it.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Rooms => Catalogue.Names;

    public static TheoryData<string> RoomsWithDetector => [.. Catalogue.Problems.Where(static problem => problem.Detector is not null).Select(static problem => problem.Name)];

    [Fact]
    public void Load_TheCatalogue_HasAllRoomsAndNoOther() =>
        Assert.Equal(RoomNames.All.Order(StringComparer.Ordinal), Catalogue.Problems.Select(static problem => problem.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_OfARoom_HasTheNumberAndTheSlugOfItsProblem(string room)
    {
        var head = Catalogue.Article(room).En.FrontMatter;
        Assert.Equal(Array.IndexOf(RoomNames.All, room) + 1, head.Number);
        Assert.Equal(Catalogue.Find(room).Slug, head.Slug);
        Assert.Contains(head.Slug, RoomNames.Slugs);
    }

    [Theory]
    [MemberData(nameof(RoomsWithDetector))]
    public void Scenario_OfARoom_ReadsAndHoldsAHitAndANearMiss(string room)
    {
        var problem = Catalogue.Find(room);
        var detector = problem.Detector!;
        var scenario = ManifestFile.Parse(problem.Scenario!);
        Assert.All(scenario.Objects, static o => Assert.False(string.IsNullOrEmpty(o["apiVersion"]?.GetValue<string>())));
        Assert.All(scenario.Objects, static o => Assert.False(string.IsNullOrEmpty(o["kind"]?.GetValue<string>())));
        Assert.Distinct(scenario.Objects.Select(static o => $"{o["apiVersion"]} {o["kind"]} {o["metadata"]!["namespace"]}/{o["metadata"]!["name"]}"));
        var view = ManifestView.Of(scenario.Objects);
        var seen = view.Of(detector.SubjectKind)!.Objects
            .Select(o => detector.Examine(o, view, scenario.ReferenceTime, TestContext.Current.CancellationToken).Observation).ToList();
        Assert.Contains(seen, static o => o is not null);
        Assert.Contains(seen, static o => o is null);
    }
}
