using System.Globalization;
using CsCheck;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Xunit;

namespace Portal.Cluster.Tests.Watching;

public sealed class ResourceSnapshotTests
{
    private static readonly WatchStatus Synced = WatchStatus.Initial with { State = WatchState.Synced };

    [Fact]
    public void Snapshot_RandomHistories_EqualsAPlainDictionaryAtEachStep() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var store = new ResourceStore<Pod>(KnownResources.Pods);
            var model = new Dictionary<ObjectKey, Pod>();
            var version = 0L;
            for (var step = random.Next(1, 12); step > 0; step--)
            {
                var before = store.Current;
                var modelBefore = new Dictionary<ObjectKey, Pod>(model);
                if (random.Next(4) == 0)
                {
                    Relist(store, model, random, ref version);
                }
                else
                {
                    Events(store, model, random, ref version);
                }

                AssertEqual(store.Current, model);
                AssertChanges(store.Current.ChangesSince(before), modelBefore, model);
            }
        },
        iter: 300);

    [Fact]
    public void ChangesSince_OneOfManyChanged_SharesTheRest()
    {
        var store = new ResourceStore<Pod>(KnownResources.Pods);
        var pods = Enumerable.Range(0, 10_000).Select(i => TestPods.Make($"pod-{i}", i + 1, $"node-{i % 100}")).ToList();
        store.Replace(pods, Synced);
        var before = store.Current;
        Assert.Equal(100, before.By(PodIndexes.ByNode, "node-7").Length);
        var moved = TestPods.Make("pod-7", 20_000, "node-8");

        store.Apply(new Dictionary<ObjectKey, Pod?> { [ObjectKey.Of(moved)] = moved }, Synced);

        var change = Assert.Single(store.Current.ChangesSince(before));
        Assert.Same(pods[7], change.Before);
        Assert.Same(moved, change.After);
        Assert.Equal(99, store.Current.By(PodIndexes.ByNode, "node-7").Length);
        Assert.Equal(101, store.Current.By(PodIndexes.ByNode, "node-8").Length);
        Assert.Equal(100, before.By(PodIndexes.ByNode, "node-7").Length);
        Assert.Equal(before.Version + 1, store.Current.Version);
    }

    [Fact]
    public void Replace_SameObjects_IsNoChange()
    {
        var store = new ResourceStore<Pod>(KnownResources.Pods);
        var pods = Enumerable.Range(0, 1000).Select(i => TestPods.Make($"pod-{i}", i + 1)).ToList();
        store.Replace(pods, Synced);
        var before = store.Current;

        store.Replace([.. pods.AsEnumerable().Reverse()], Synced);

        Assert.Equal(before.Version, store.Current.Version);
        Assert.Empty(store.Current.ChangesSince(before));
    }

    [Fact]
    public void SetStatus_OnlyTheTimeMovedOn_RaisesNoSignal()
    {
        var store = new ResourceStore<Pod>(KnownResources.Pods);
        store.SetStatus(Synced);
        var next = store.Changes.Next;

        store.SetStatus(Synced with { LastSynced = DateTimeOffset.UnixEpoch });
        Assert.False(next.IsCompleted);
        Assert.Equal(DateTimeOffset.UnixEpoch, store.Current.Status.LastSynced);

        store.SetStatus(Synced with { State = WatchState.Stale });
        Assert.True(next.IsCompleted);
    }

    [Fact]
    public void ChangesSince_OfAnyKind_IsReadWithoutKnowingTheKind()
    {
        var store = new ResourceStore<Pod>(KnownResources.Pods);
        var empty = (IResourceSnapshot)store.Current;
        store.Replace([TestPods.Make("a", 1)], Synced);
        var view = new ClusterView { Cluster = "c", Pods = store.Current };

        var change = Assert.Single(view.Of(KnownResources.Pods)!.ChangesSince(empty));

        Assert.Null(change.Before);
        Assert.Equal(new ObjectKey("shop", "a"), change.Key);
        Assert.Equal(change.After, view.Of(KnownResources.Pods)!.Find(change.Key));
        Assert.Null(view.Of(new ResourceKind("x", "v1", "things", "Thing", true)));
    }

    private static void Relist(ResourceStore<Pod> store, Dictionary<ObjectKey, Pod> model, Random random, ref long version)
    {
        var list = model.Values.Where(_ => random.Next(5) > 0).ToList();
        for (var i = random.Next(random.Next(2) == 0 ? 20 : 500); i > 0; i--)
        {
            list.Add(RandomPod(random, ++version));
        }

        store.Replace(list, Synced);
        model.Clear();
        foreach (var pod in list)
        {
            model[ObjectKey.Of(pod)] = pod;
        }
    }

    private static void Events(ResourceStore<Pod> store, Dictionary<ObjectKey, Pod> model, Random random, ref long version)
    {
        var batch = new Dictionary<ObjectKey, Pod?>();
        for (var i = random.Next(1, random.Next(2) == 0 ? 4 : 400); i > 0; i--)
        {
            var pod = RandomPod(random, ++version);
            batch[ObjectKey.Of(pod)] = random.Next(3) == 0 ? null : pod;
        }

        store.Apply(batch, Synced);
        foreach (var (key, pod) in batch)
        {
            if (pod is null)
            {
                model.Remove(key);
            }
            else
            {
                model[key] = pod;
            }
        }
    }

    private static Pod RandomPod(Random random, long version) => TestPods.Make(
        random.Next(400).ToString(CultureInfo.InvariantCulture), version, random.Next(4) == 0 ? "" : $"node-{random.Next(5)}", $"ns-{random.Next(3)}");

    private static void AssertEqual(ResourceSnapshot<Pod> snapshot, Dictionary<ObjectKey, Pod> model)
    {
        Assert.Equal(model.Count, snapshot.Count);
        Assert.Equal(model.Values.ToHashSet(), snapshot.Items.ToHashSet());
        Assert.Equal(model.Count, snapshot.Items.Length);
        Assert.All(model, pair => Assert.Same(pair.Value, snapshot.Find(pair.Key)));
        Assert.Null(snapshot.Find("ns-0", "nobody"));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(model.Values.Where(p => p.NodeName == $"node-{i}").ToHashSet(), snapshot.By(PodIndexes.ByNode, $"node-{i}").ToHashSet());
            Assert.Equal(model.Values.Where(p => p.Metadata.Namespace == $"ns-{i}").ToHashSet(), snapshot.By(PodIndexes.ByNamespace, $"ns-{i}").ToHashSet());
        }
    }

    private static void AssertChanges(IReadOnlyList<ResourceChange<Pod>> changes, Dictionary<ObjectKey, Pod> before, Dictionary<ObjectKey, Pod> after)
    {
        var expected = before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).ToHashSet();
        Assert.Equal(expected, changes.Select(c => c.Key).ToHashSet());
        Assert.Equal(expected.Count, changes.Count);
        Assert.All(changes, c => Assert.Equal((before.GetValueOrDefault(c.Key), after.GetValueOrDefault(c.Key)), (c.Before, c.After)));
    }
}
