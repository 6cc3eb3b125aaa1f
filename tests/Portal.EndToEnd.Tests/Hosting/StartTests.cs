using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;
using Portal.EndToEnd.Tests.Infrastructure;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Testing.Processes;
using Portal.Testing.Proxy;
using Xunit;

namespace Portal.EndToEnd.Tests.Hosting;

/// <summary>The portal as a process: what it needs at start, and what it says when that is not there.</summary>
[Collection(PortalCollection.Name)]
public sealed class StartTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("portal-start-").FullName;
    private TestDatabase? _database;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateEmptyDatabaseAsync("start");

    public async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Start_Demo_IsReadyShowsItsClusterAndStopsCleanly()
    {
        await using var portal = await PortalProcess.StartAsync(
            _directory, new Dictionary<string, string?> { ["PORTAL_DATABASE"] = _database!.OwnerConnectionString }, "--demo-nodes", "3", "--demo-pods-per-node", "2");
        using var api = new PortalApiClient(portal.Address);

        var cluster = await Eventually.PassesAsync(async () =>
        {
            var clusters = await api.GetAsync("clusters");
            var first = Assert.Single(clusters.GetProperty("items").EnumerateArray());
            Assert.Equal("Synced", first.GetProperty("state").GetString());
            return first;
        });

        Assert.Equal("demo", cluster.GetProperty("name").GetString());
        Assert.Contains("evelopment", portal.Output, StringComparison.Ordinal);
        Assert.Equal(0, await portal.StopAsync());
    }

    [Theory]
    [InlineData("clusters: [\n  - this is: {not yaml", "kubeconfig")]
    [InlineData("apiVersion: v1\nkind: Config\n", "context")]
    public async Task Start_BrokenKubeconfig_EndsNamingFileAndWhatToDo(string content, string expected)
    {
        var file = Path.Combine(_directory, "kubeconfig");
        await File.WriteAllTextAsync(file, content);

        var (code, output) = await PortalProcess.RunToEndAsync(_directory, Environment(("KUBECONFIG", file)));

        Assert.Equal(1, code);
        Assert.Contains(file, output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MissingKubeconfig_EndsNamingTheFile()
    {
        var (code, output) = await PortalProcess.RunToEndAsync(_directory, Environment(), "--kubeconfig", "/no/such/file");

        Assert.Equal(2, code);
        Assert.Contains("/no/such/file", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ClusterThatIsNotThere_StartsAndShowsItUnreachable()
    {
        var file = Path.Combine(_directory, "kubeconfig");
        await File.WriteAllTextAsync(file, """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: nowhere, context: {cluster: c, user: u}}]
            current-context: nowhere
            """);
        await using var portal = await PortalProcess.StartAsync(_directory, Environment(("KUBECONFIG", file)));
        using var api = new PortalApiClient(portal.Address);

        await Eventually.PassesAsync(async () =>
        {
            var cluster = Assert.Single((await api.GetAsync("clusters")).GetProperty("items").EnumerateArray());
            Assert.Equal("Unreachable", cluster.GetProperty("state").GetString());
            Assert.Contains("127.0.0.1:1", cluster.GetProperty("error").GetString(), StringComparison.Ordinal);
            return true;
        });
    }

    [Fact]
    public async Task Start_PortInUse_EndsNamingIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (code, output) = await PortalProcess.RunToEndAsync(_directory, Environment(("PORTAL_PORT", port)), "--demo-nodes", "1");

        Assert.Equal(1, code);
        Assert.Contains($"port {port} on 127.0.0.1 is in use", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_DownAtTheStartAndAwayLater_LiveDataGoesOnAndItRecovers()
    {
        var connection = new NpgsqlConnectionStringBuilder(_database!.OwnerConnectionString);
        await using var proxy = new TcpProxy(new IPEndPoint(IPAddress.Loopback, connection.Port));
        proxy.Refuse();
        connection.Port = proxy.Port;
        connection.Pooling = true;
        await using var portal = await PortalProcess.StartAsync(
            _directory, Environment(("PORTAL_DATABASE", connection.ConnectionString)), "--demo-nodes", "3", "--demo-pods-per-node", "2");
        using var http = new HttpClient { BaseAddress = portal.Address };

        // Down from the start: live data is there, what needs the database says which server does not answer.
        await LiveAsync(http);
        await ReadyAsync(http, HttpStatusCode.ServiceUnavailable, $":{proxy.Port}");
        using (var findings = await http.GetAsync(new Uri("/api/v1/findings", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, findings.StatusCode);
        }

        proxy.Accept();
        await ReadyAsync(http, HttpStatusCode.OK, "ready");
        await Eventually.TrueAsync(async () =>
            (await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/findings", UriKind.Relative))).GetProperty("total").GetInt32() > 10);

        proxy.Refuse();
        proxy.ResetAll();
        await ReadyAsync(http, HttpStatusCode.ServiceUnavailable, $":{proxy.Port}");
        await LiveAsync(http);

        proxy.Accept();
        await ReadyAsync(http, HttpStatusCode.OK, "ready");
    }

    private static Task<bool> LiveAsync(HttpClient http) => Eventually.PassesAsync(async () =>
    {
        var clusters = await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/clusters", UriKind.Relative));
        Assert.Equal("Synced", clusters.GetProperty("items")[0].GetProperty("state").GetString());
        return true;
    });

    private static Task<bool> ReadyAsync(HttpClient http, HttpStatusCode status, string text) => Eventually.PassesAsync(
        async () =>
        {
            using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            return true;
        },
        TimeSpan.FromSeconds(60));

    private Dictionary<string, string?> Environment(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string?> { ["PORTAL_DATABASE"] = _database!.OwnerConnectionString };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return environment;
    }
}
