using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Seeding;
using Portal.Simulator.Tests.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Seeding;

public sealed class CustomKindSeederTests
{
    [Fact]
    public void Seed_KindsAndObjects_AreServedAndSomeAreHeldInDeletion()
    {
        var cluster = new TestCluster();

        new CustomKindSeeder(new ObjectImporter(cluster.Api, new FoundObjects())).Seed(kinds: 12, objectsPerKind: 25, deletingEach: 20);

        Assert.Equal(12, cluster.Api.List(KnownResources.CustomResourceDefinitions).Items.Count);
        Assert.Equal(2, cluster.Api.Resources.All.Where(r => r.IsCustom).Select(r => r.Group).Distinct().Count());
        var kind = cluster.Api.Resources.FindKind("group1.seed.example.com/v1", "Seed11")!;
        var objects = cluster.Api.List(kind).Items.Select(o => o.ToJson()).ToList();
        Assert.Equal(25, objects.Count);
        Assert.Equal(["seed11-000000", "seed11-000020"], objects.Where(o => o.IsTerminating()).Select(o => o.Name()).Order());
        Assert.Equal(3, objects.Count(o => o.Texts("metadata", "finalizers").SequenceEqual([CustomKindSeeder.Finalizer])));
        Assert.All(objects, o => Assert.NotNull(cluster.Api.Find(KnownResources.Namespaces, "", o.Namespace())));
    }

    [Fact]
    public void Seed_Nothing_MakesNothing()
    {
        var cluster = new TestCluster();
        var before = cluster.Api.Store.Revision;

        new CustomKindSeeder(new ObjectImporter(cluster.Api, new FoundObjects())).Seed(0, 10, 1);

        Assert.Equal(before, cluster.Api.Store.Revision);
    }
}
