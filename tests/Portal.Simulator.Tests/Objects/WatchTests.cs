using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class WatchTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public async Task Watch_FromARevision_SendsWhatCameAfterInOrder()
    {
        var start = _cluster.CreateConfigMap("a").Revision;
        _cluster.CreateConfigMap("b");
        _cluster.Api.Edit(KnownResources.ConfigMaps, "default", "a", m => m.ObjectAt("data")["k"] = "1");
        _cluster.Api.Delete(KnownResources.ConfigMaps, "default", "b");
        var seen = await _cluster.EventsSince(KnownResources.ConfigMaps, start, 3);
        Assert.Equal(
            [(WatchEventType.Added, "b", start + 1), (WatchEventType.Modified, "a", start + 2), (WatchEventType.Deleted, "b", start + 3)],
            seen.Select(e => (e.Type, e.Stored!.Name, e.Revision)));
    }

    [Fact]
    public async Task Watch_ObjectLeavesTheSelector_IsSentAsDeletedWithItsLastMatchingState()
    {
        var start = _cluster.CreateConfigMap("a", """{"metadata":{"labels":{"w":"1"}}}""").Revision;
        _cluster.Api.Edit(KnownResources.ConfigMaps, "default", "a", m => m.Metadata().ObjectAt("labels")["w"] = "2");
        _cluster.Api.Edit(KnownResources.ConfigMaps, "default", "a", m => m.Metadata().ObjectAt("labels")["w"] = "1");
        var seen = await _cluster.EventsSince(KnownResources.ConfigMaps, start, 2, LabelSelector.Parse("w=1"));
        Assert.Equal([WatchEventType.Deleted, WatchEventType.Added], seen.Select(e => e.Type));
        Assert.Equal("1", seen[0].Stored!.Labels.Get("w"));
        Assert.Equal(start + 1, seen[0].Stored!.Revision);
    }

    [Fact]
    public async Task Watch_HistoryIsGone_IsTooOld()
    {
        var start = _cluster.CreateConfigMap("a").Revision;
        _cluster.CreateConfigMap("b");
        _cluster.Api.Store.Compact(_cluster.Api.Store.Revision);
        var refused = await Assert.ThrowsAsync<ApiException>(() => _cluster.EventsSince(KnownResources.ConfigMaps, start, 1));
        Assert.Equal(410, refused.Code);
    }

    [Fact]
    public async Task Watch_SlowerThanTheHistory_LearnsThatItHasMissedEvents()
    {
        var cluster = new TestCluster(historyCapacity: 8);
        var start = cluster.CreateConfigMap("a").Revision;
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var events = cluster.Api.Watch(KnownResources.ConfigMaps, "default", new WatchOptions { FromRevision = start }, cancellation.Token).GetAsyncEnumerator();
        cluster.CreateConfigMap("b");
        Assert.True(await events.MoveNextAsync());
        for (var i = 0; i < 20; i++)
        {
            cluster.Api.Edit(KnownResources.ConfigMaps, "default", "a", m => m.ObjectAt("data")["k"] = $"{i}");
        }

        await Assert.ThrowsAsync<ApiException>(async () => await events.MoveNextAsync());
    }

    [Fact]
    public async Task Watch_Initial_SendsWhatExistsThenTheEndMark()
    {
        _cluster.CreateConfigMap("a");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var seen = new List<WatchEvent>();
        await foreach (var watched in _cluster.Api.Watch(KnownResources.ConfigMaps, "default", new WatchOptions { MarkInitialEnd = true }, cancellation.Token))
        {
            seen.Add(watched);
            if (watched.IsInitialEnd)
            {
                break;
            }
        }

        Assert.Equal([WatchEventType.Added, WatchEventType.Bookmark], seen.Select(e => e.Type));
        Assert.Equal(_cluster.Api.Store.Revision, seen[1].Revision);
    }

    [Fact]
    public async Task Watch_Bookmark_CoversWritesOfOtherKinds()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var options = new WatchOptions { FromRevision = _cluster.Api.Store.Revision, BookmarkInterval = TimeSpan.FromMinutes(1) };
        await using var events = _cluster.Api.Watch(KnownResources.ConfigMaps, "default", options, cancellation.Token).GetAsyncEnumerator();
        var next = events.MoveNextAsync();
        var written = _cluster.CreatePod("p").Revision;
        _cluster.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await next);
        Assert.Equal((WatchEventType.Bookmark, written), (events.Current.Type, events.Current.Revision));
    }
}
