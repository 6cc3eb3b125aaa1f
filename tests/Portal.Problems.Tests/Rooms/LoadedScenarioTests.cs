using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Simulator.Hosting;
using Portal.Testing.Manifests;
using Portal.Testing.Simulator;
using Xunit;

namespace Portal.Problems.Tests.Rooms;

/// <summary>A scenario that was loaded into a cluster with working controllers and read back over HTTP shows the same problems as its file.</summary>
public sealed class LoadedScenarioTests
{
    private static readonly ResourceKind[] Kinds = [.. new ClusterView { Cluster = "test" }.All.Select(static snapshot => snapshot.Kind)];

    public static TheoryData<string> Rooms => [.. Catalogue.Problems.Where(static problem => problem.Detector is not null).Select(static problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Examine_ScenarioInARunningCluster_SeesWhatTheFileHolds(string room)
    {
        var problem = Catalogue.Find(room);
        var (detector, scenario) = (problem.Detector!, problem.Scenario!);
        var file = ManifestFile.Parse(scenario);
        var expected = Reasons(detector, ManifestView.Of(file.Objects), file.ReferenceTime);
        await using var simulator = await SimulatorFixture.StartAsync(new SimulatorOptions
        {
            Nodes = 2,
            PodsPerNode = 4,
            ScenarioTexts = new Dictionary<string, string>(StringComparer.Ordinal) { [room] = scenario },
            Scenarios = [room],
        });
        using var client = simulator.Server.CreateClient();
        var (objects, now) = await ListAsync(client);
        Assert.Equal(expected, Reasons(detector, ManifestView.Of(objects), now));
    }

    private static SortedDictionary<string, string> Reasons(IDetector detector, ClusterView view, DateTimeOffset now)
    {
        var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in view.Of(detector.SubjectKind)!.Objects)
        {
            if (detector.Examine(subject, view, now, TestContext.Current.CancellationToken).Observation is { } seen)
            {
                reasons[ObjectKey.Of(subject).ToString()] = seen.Reason;
            }
        }

        return reasons;
    }

    private static async Task<(List<JsonObject> Objects, DateTimeOffset Now)> ListAsync(HttpClient client)
    {
        var objects = new List<JsonObject>();
        var now = DateTimeOffset.MinValue;
        foreach (var kind in Kinds)
        {
            var path = $"{(kind.Group.Length == 0 ? "/api" : $"/apis/{kind.Group}")}/{kind.Version}/{kind.Resource}";
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
            now = answer.Headers.Date!.Value;
            var list = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
            foreach (var item in list!["items"]!.AsArray().OfType<JsonObject>())
            {
                item["apiVersion"] = kind.ApiVersion;
                item["kind"] = kind.Kind;
                objects.Add(item);
            }
        }

        return (objects, now);
    }
}
