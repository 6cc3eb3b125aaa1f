using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Testing;
using Xunit;

namespace Portal.Cluster.Tests.Watching;

/// <summary>Lists and watches against a server that answers byte by byte as the test says.</summary>
public sealed class ListProtocolTests : IDisposable
{
    private static readonly string Rows = string.Join(',', Enumerable.Range(0, 200).Select(i => Item($"pod-{i}", i + 1)));
    private readonly SemaphoreSlim _lists = new(4);
    private readonly TestMetrics _metrics = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _lists.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task List_NextPage_IsAskedForWhileTheFirstIsStillComing()
    {
        var second = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Query["continue"] == "more")
            {
                second.TrySetResult();
                await context.Response.WriteAsync($$"""{"metadata":{"resourceVersion":"900"},"items":[{{Item("last", 800)}}]}""");
                return;
            }

            await context.Response.WriteAsync("""{"kind":"PodList","metadata":{"resourceVersion":"900","continue":"more"},"items":[""" + Rows);
            await context.Response.Body.FlushAsync();
            await second.Task.WaitAsync(Eventually.DefaultDeadline); // A client that first reads the page to its end never gets there.
            await context.Response.WriteAsync("]}");
        });
        using var connection = Open(server, TimeProvider.System);

        var (version, objects, skipped) = await new ResourceLister<Pod>(Context(connection, TimeProvider.System), WatchedResources.Pods).ListAsync(Nothing(), Stop);

        Assert.Equal(("900", 201, 0), (version, objects.Count, skipped));
    }

    [Fact]
    public async Task List_ObjectsThatDidNotChange_AreTheSameInstances()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
            context.Response.WriteAsync($$"""{"metadata":{"resourceVersion":"900"},"items":[{{Item("a", 5)}},{{Item("b", 7)}}]}"""));
        using var connection = Open(server, TimeProvider.System);
        var lister = new ResourceLister<Pod>(Context(connection, TimeProvider.System), WatchedResources.Pods);
        var held = new[] { TestPods.Make("a", 5, uid: "uid-a"), TestPods.Make("b", 6, uid: "uid-b") };

        var (_, objects, _) = await lister.ListAsync(new ResourceSnapshot<Pod>(KnownResources.Pods, held, WatchStatus.Initial), Stop);

        Assert.Same(held[0], objects[0]);
        Assert.NotSame(held[1], objects[1]);
    }

    [Fact]
    public async Task List_PageStopsInTheMiddle_IsGivenUpAfterTheSilence()
    {
        var time = new FakeTimeProvider();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"metadata":{"resourceVersion":"9"},"items":[""" + Rows);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var connection = Open(server, time);

        var listing = new ResourceLister<Pod>(Context(connection, time), WatchedResources.Pods).ListAsync(Nothing(), Stop);
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return listing.IsCompleted;
        });

        await Assert.ThrowsAsync<TimeoutException>(() => listing);
    }

    [Theory]
    [InlineData("<html>welcome to the proxy</html>")]
    [InlineData("[]")]
    [InlineData("""{"metadata":{"resourceVersion":"9"},"items":"none"}""")]
    [InlineData("""{"metadata":{},"items":[]}""")]
    [InlineData("""{"metadata":5,"items":null}""")]
    public async Task List_AnswerThatIsNoList_IsToldAndNotTaken(string body)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(body));
        using var connection = Open(server, TimeProvider.System);
        var store = new ResourceStore<Pod>(KnownResources.Pods);
        using var stop = new CancellationTokenSource();
        var running = new ResourceReflector<Pod>(Context(connection, TimeProvider.System), WatchedResources.Pods, store).RunAsync(stop.Token);

        await Eventually.TrueAsync(() => store.Current.Status.State == WatchState.Stale);

        Assert.Contains("cannot be read", store.Current.Status.LastError, StringComparison.Ordinal);
        Assert.Null(store.Current.Status.LastSynced);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Watch_OfALargeKindFallsSilentTwice_IsOpenedAnewAndThenListed()
    {
        var time = new FakeTimeProvider();
        int lists = 0, watches = 0;
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Query.ContainsKey("watch"))
            {
                Interlocked.Increment(ref watches);
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            Interlocked.Increment(ref lists);
            await context.Response.WriteAsync($$"""{"metadata":{"resourceVersion":"900"},"items":[{{Rows}}]}""");
        });
        using var connection = Open(server, time);
        var store = new ResourceStore<Pod>(KnownResources.Pods);
        using var stop = new CancellationTokenSource();
        var context = Context(connection, time) with { Options = new WatchOptions { PageSize = 100 } };
        var running = new ResourceReflector<Pod>(context, WatchedResources.Pods, store).RunAsync(stop.Token);
        await Eventually.TrueAsync(() => Volatile.Read(ref watches) == 1);

        await AdvanceAsync(time, () => store.Current.Status.State == WatchState.Stale);
        Assert.Equal(1, lists);
        Assert.Equal(200, store.Current.Count);
        Assert.Contains("Nothing was heard of pods for 90 s", store.Current.Status.LastError, StringComparison.Ordinal);
        await AdvanceAsync(time, () => Volatile.Read(ref lists) == 2);

        await Eventually.TrueAsync(() => store.Current.Status.State == WatchState.Synced);
        Assert.True(watches >= 2);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Watch_EventsInPiecesAndTypeAfterObject_AreRead()
    {
        var go = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (!context.Request.Query.ContainsKey("watch"))
            {
                await context.Response.WriteAsync("""{"metadata":{"resourceVersion":"10"},"items":null}""");
                return;
            }

            var lines = string.Join('\n',
                "{\"type\":\"ADDED\",\"object\":" + Item("a", 11) + "}",
                "{\"object\":" + Item("b", 12) + ",\"type\":\"ADDED\"}",
                "",
                """{"type":"SOMETHING","object":{}}""",
                """{"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"20"}}}""",
                "{\"type\":\"MODIFIED\",\"object\":" + Item("a", 21) + "}\n");
            foreach (var b in Encoding.UTF8.GetBytes(lines))
            {
                await context.Response.Body.WriteAsync(new[] { b });
                if (b % 7 == 0)
                {
                    await context.Response.Body.FlushAsync();
                }
            }

            await context.Response.Body.FlushAsync();
            await go.Task;
        });
        using var connection = Open(server, TimeProvider.System);
        var store = new ResourceStore<Pod>(KnownResources.Pods);
        using var stop = new CancellationTokenSource();
        var running = new ResourceReflector<Pod>(Context(connection, TimeProvider.System), WatchedResources.Pods, store).RunAsync(stop.Token);

        await Eventually.TrueAsync(() => store.Current.Find("shop", "a")?.Metadata.ResourceVersion == "21");

        Assert.NotNull(store.Current.Find("shop", "b"));
        Assert.Equal(1, store.Current.Status.Skipped);
        await stop.CancelAsync();
        go.SetResult();
        await running;
    }

    private static string Item(string name, int version) =>
        $$"""{"metadata":{"name":"{{name}}","namespace":"shop","uid":"uid-{{name}}","resourceVersion":"{{version}}"},"spec":{"nodeName":"n1"} }""";

    private static ResourceSnapshot<Pod> Nothing() => new(KnownResources.Pods, [], WatchStatus.Initial);

    private static ClusterConnection Open(ScriptedServer server, TimeProvider time) =>
        ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), time);

    private static Task AdvanceAsync(FakeTimeProvider time, Func<bool> until) => Eventually.TrueAsync(() =>
    {
        if (until())
        {
            return true;
        }

        time.Advance(TimeSpan.FromSeconds(10));
        return false;
    });

    private WatchContext Context(ClusterConnection connection, TimeProvider time) => new()
    {
        Connection = connection,
        Options = PodWatch.Quick,
        Time = time,
        Metrics = _metrics.Metrics,
        Logger = NullLogger.Instance,
        Lists = _lists,
    };
}
