using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Http;

public sealed class WatchOverHttpTests : IAsyncLifetime
{
    private const string Path = "/api/v1/namespaces/default/configmaps?watch=1";

    private ApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ApiServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Watch_HistoryIsCompactedUnderIt_EndsWithAnErrorEvent()
    {
        var start = _server.Cluster.CreateConfigMap("a").Revision;
        _server.Cluster.CreateConfigMap("b");
        _server.Cluster.Api.Store.Compact(_server.Cluster.Api.Store.Revision);
        using var lines = await _server.WatchAsync(FormattableString.Invariant($"{Path}&resourceVersion={start}"));
        var error = JsonNode.Parse((await lines.ReadLineAsync())!)!;
        Assert.Equal(("ERROR", 410, "Expired"), (error.Text("type"), error.Number("object", "code"), error.Text("object", "reason")));
        Assert.Null(await lines.ReadLineAsync());
    }

    [Fact]
    public async Task Watch_TimeIsUp_EndsCleanly()
    {
        using var lines = await _server.WatchAsync(Path + "&timeoutSeconds=60");
        var end = lines.ReadLineAsync();
        _server.Cluster.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Null(await end);
    }

    [Fact]
    public async Task Watch_AllowsBookmarks_GetsOneEachMinute()
    {
        using var lines = await _server.WatchAsync(Path + "&allowWatchBookmarks=true&resourceVersion=" + _server.Cluster.Api.Store.Revision);
        _server.Cluster.CreateConfigMap("first");
        Assert.Contains("ADDED", await lines.ReadLineAsync(), StringComparison.Ordinal); // the watch runs, and with it its clock
        var written = _server.Cluster.CreatePod("elsewhere").Revision;
        _server.Cluster.Time.Advance(TimeSpan.FromMinutes(1));
        var bookmark = JsonNode.Parse((await lines.ReadLineAsync())!)!;
        Assert.Equal(("BOOKMARK", FormattableString.Invariant($"{written}")), (bookmark.Text("type"), bookmark.Text("object", "metadata", "resourceVersion")));
    }

    [Fact]
    public async Task Watch_AsTable_HasColumnsOnceOnly()
    {
        using var lines = await _server.WatchAsync(Path, "application/json;as=Table;v=v1;g=meta.k8s.io");
        _server.Cluster.CreateConfigMap("a");
        _server.Cluster.CreateConfigMap("b");
        var first = JsonNode.Parse((await lines.ReadLineAsync())!)!;
        var second = JsonNode.Parse((await lines.ReadLineAsync())!)!;
        Assert.NotEmpty(first.Items("object", "columnDefinitions"));
        Assert.Null(second.At("object", "columnDefinitions"));
        Assert.Equal("b", second.At("object", "rows")![0]!["cells"]![0]!.GetValue<string>());
    }
}
