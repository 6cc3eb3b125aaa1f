using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster.Connection;
using Portal.Cluster.Discovery;
using Portal.Cluster.Tests.Watching;
using Portal.Cluster.Watching;

namespace Portal.Cluster.Tests.Discovery;

/// <summary>A server whose discovery documents a test writes, and a client that asks it.</summary>
internal sealed class ScriptedDiscovery : IAsyncDisposable
{
    private readonly TestMetrics _metrics = new();
    private readonly SemaphoreSlim _lists = new(1);
    private readonly ConcurrentQueue<string> _asked = new();
    private ScriptedServer _server = null!;
    private ClusterConnection _connection = null!;

    /// <summary>Documents by path; a path without one is answered with 404.</summary>
    public ConcurrentDictionary<string, (int Status, byte[] Body)> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked for.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public ClusterKinds Known { get; set; } = ClusterKinds.Unknown;

    public static async Task<ScriptedDiscovery> StartAsync()
    {
        var discovery = new ScriptedDiscovery();
        discovery._server = await ScriptedServer.StartAsync(discovery.AnswerAsync);
        discovery._connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", discovery._server.Url), TimeProvider.System);
        discovery.Set("/api", """{"kind":"APIGroupDiscoveryList","items":[]}""");
        return discovery;
    }

    public void Set(string path, string body, int status = 200) => Documents[path] = (status, Encoding.UTF8.GetBytes(body));

    /// <summary>The document of <c>/apis</c>: groups in the aggregated form.</summary>
    public void Groups(params string[] groups) => Set("/apis", $$"""{"kind":"APIGroupDiscoveryList","items":[{{string.Join(",", groups)}}]}""");

    public static string Group(string name, params string[] versions) => $$"""{"metadata":{"name":"{{name}}"},"versions":[{{string.Join(",", versions)}}]}""";

    public static string Version(string version, string freshness, params string[] resources) => $$"""
        {"version":"{{version}}","freshness":"{{freshness}}","resources":[{{string.Join(",", resources.Select(r => $$"""
            {"resource":"{{r}}","responseKind":{"group":"g","version":"v","kind":"K{{r}}"},"scope":"Namespaced","verbs":["list","watch","delete"]}
            """))}}]}
        """;

    /// <summary>Asks once; what is found is known from then on.</summary>
    public async Task<(ClusterKinds Kinds, bool Answered, bool Whole)> AskAsync(CancellationToken stop)
    {
        var client = new DiscoveryClient(new WatchContext
        {
            Connection = _connection,
            Options = new WatchOptions(),
            Time = TimeProvider.System,
            Metrics = _metrics.Metrics,
            Logger = NullLogger.Instance,
            Lists = _lists,
        });
        var answer = await client.AskAsync(Known, stop);
        Known = answer.Kinds;
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
        _lists.Dispose();
        _metrics.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        _asked.Enqueue(path);
        var (status, body) = Documents.TryGetValue(path, out var known) ? known : (404, "404 page not found\n"u8.ToArray());
        context.Response.StatusCode = status;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
