using CsCheck;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class ObjectStoreTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void Revision_WritesOfTwoKinds_CountsBoth()
    {
        var map = _cluster.CreateConfigMap("a");
        var pod = _cluster.CreatePod("a");
        Assert.Equal(map.Revision + 1, pod.Revision);
        Assert.Equal(pod.Revision, _cluster.Api.Store.Revision);
    }

    [Fact]
    public void TryReplace_AnotherWriteCameBetween_ReturnsNullAndKeepsThatWrite()
    {
        var first = _cluster.CreateConfigMap("a");
        var second = _cluster.Api.Edit(KnownResources.ConfigMaps, "default", "a", m => m.ObjectAt("data")["k"] = "2");
        Assert.Null(_cluster.Api.Store.TryReplace(first, r => ObjectCodec.Encode(KnownResources.ConfigMaps, first.ToJson(), r)));
        Assert.Same(second, _cluster.Api.Find(KnownResources.ConfigMaps, "default", "a"));
    }

    [Fact]
    public void SnapshotAt_EarlierRevision_ShowsThatState()
    {
        var before = _cluster.CreateConfigMap("a").Revision;
        _cluster.CreateConfigMap("b");
        _cluster.Api.Delete(KnownResources.ConfigMaps, "default", "a");
        var snapshot = _cluster.Api.Store.SnapshotAt(KnownResources.ConfigMaps.StorageKey, before)!;
        Assert.Equal(["a"], snapshot.Objects.Select(o => o.Name));
    }

    [Fact]
    public void SnapshotAt_AfterCompaction_ReturnsNull()
    {
        var before = _cluster.CreateConfigMap("a").Revision;
        _cluster.CreateConfigMap("b");
        _cluster.Api.Store.Compact(_cluster.Api.Store.Revision);
        Assert.Null(_cluster.Api.Store.SnapshotAt(KnownResources.ConfigMaps.StorageKey, before));
    }

    [Fact]
    public void Compare_NamespacesThatShareABeginning_OrdersAsEtcdDoes()
    {
        _cluster.Api.Create(KnownResources.Namespaces, "", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "a" } });
        _cluster.Api.Create(KnownResources.Namespaces, "", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "a-b" } });
        _cluster.Api.Create(KnownResources.ConfigMaps, "a", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "x" } });
        _cluster.Api.Create(KnownResources.ConfigMaps, "a-b", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "x" } });

        // '-' sorts before '/', so the keys of a-b come before those of a.
        Assert.Equal(["a-b", "a"], _cluster.Api.List(KnownResources.ConfigMaps).Items.Select(o => o.Namespace));
    }

    [Fact]
    public void List_PagesWhileOthersWrite_ShowsTheStateOfTheFirstPage()
    {
        var numbers = Gen.Int[0, 19].Array[1, 20].Select(Gen.Int[1, 7], Gen.Int[0, 19].Array[0, 10]);
        numbers.Sample(
            (created, limit, deletedBetween) =>
            {
                var cluster = new TestCluster();
                foreach (var number in created.Distinct())
                {
                    cluster.CreateConfigMap($"m{number:00}");
                }

                var expected = cluster.Api.List(KnownResources.ConfigMaps, "default").Items.Select(o => o.Name).ToList();
                var found = new List<string>();
                var page = cluster.Api.List(KnownResources.ConfigMaps, "default", new ListOptions { Limit = limit });
                var disturbances = new Queue<int>(deletedBetween);
                while (true)
                {
                    found.AddRange(page.Items.Select(o => o.Name));
                    Disturb(cluster, disturbances);
                    if (page.Continue.Length == 0)
                    {
                        break;
                    }

                    Assert.Equal(expected.Count - found.Count, page.Remaining);
                    page = cluster.Api.List(KnownResources.ConfigMaps, "default", new ListOptions { Limit = limit, Continue = page.Continue });
                }

                Assert.Equal(expected, found);
            },
            iter: 200);
    }

    [Fact]
    public void List_ContinueAfterCompaction_IsExpired()
    {
        _cluster.CreateConfigMap("a");
        _cluster.CreateConfigMap("b");
        var page = _cluster.Api.List(KnownResources.ConfigMaps, "default", new ListOptions { Limit = 1 });
        _cluster.CreateConfigMap("c");
        _cluster.Api.Store.Compact(_cluster.Api.Store.Revision);
        var refused = Assert.Throws<ApiException>(() => _cluster.Api.List(KnownResources.ConfigMaps, "default", new ListOptions { Limit = 1, Continue = page.Continue }));
        Assert.Equal((410, "Expired"), (refused.Code, refused.Reason));
    }

    private static void Disturb(TestCluster cluster, Queue<int> numbers)
    {
        if (!numbers.TryDequeue(out var number))
        {
            return;
        }

        var name = $"m{number:00}";
        if (cluster.Api.Find(KnownResources.ConfigMaps, "default", name) is null)
        {
            cluster.CreateConfigMap(name);
        }
        else
        {
            cluster.Api.Delete(KnownResources.ConfigMaps, "default", name);
        }
    }
}
