using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Xunit;

namespace Portal.Cluster.Tests.Connection;

public sealed class TlsTests : IDisposable
{
    private static readonly KubernetesRequest Get = new() { Method = "GET", Path = "/version" };
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-tls-").FullName;
    private readonly TestAuthority _authority = new("cluster authority");
    private readonly TestAuthority _stranger = new("somebody else");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task Send_CertificateOfTheClustersAuthority_IsTrusted() =>
        Assert.Null(await TryAsync(_authority.Issue("api", "localhost").Certificate, _authority.Pem));

    [Fact]
    public async Task Send_ExpiredCertificate_IsRefusedWithItsDates()
    {
        var now = TimeProvider.System.GetUtcNow();
        var error = await TryAsync(_authority.Issue("api", "localhost", now.AddDays(-10), now.AddDays(-1)).Certificate, _authority.Pem);

        Assert.Contains("is valid from", error!.Message, StringComparison.Ordinal);
        Assert.True(error.RequestNotSent);
    }

    [Fact]
    public async Task Send_CertificateForAnotherName_IsRefusedUnlessTlsServerNameSaysSo()
    {
        var certificate = _authority.Issue("api", "kubernetes.default").Certificate;

        var error = await TryAsync(certificate, _authority.Pem);

        Assert.Contains("is not for this name", error!.Message, StringComparison.Ordinal);
        Assert.Null(await TryAsync(certificate, _authority.Pem, serverName: "kubernetes.default"));
    }

    [Fact]
    public async Task Send_CertificateOfAnotherAuthority_IsRefused()
    {
        var error = await TryAsync(_stranger.Issue("api", "localhost").Certificate, _authority.Pem);

        Assert.Contains("is not signed by the cluster's certificate authority", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoAuthorityGiven_UsesTheMachinesAndRefuses() =>
        Assert.NotNull(await TryAsync(_authority.Issue("api", "localhost").Certificate, null));

    [Fact]
    public async Task Send_InsecureByWish_IsNotCheckedAndSaysSo()
    {
        await using var server = await StartAsync(_stranger.Issue("api", "elsewhere").Certificate);
        using var connection = ClusterConnection.Open(
            new ClusterDefinition { Name = "c", Source = "test", Server = Localhost(server), InsecureSkipTlsVerify = true }, TimeProvider.System);

        Assert.True(connection.InsecureTls);
        Assert.Equal(200, (await new KubernetesHttp(connection, TimeProvider.System).SendAsync(Get, null, Stop)).Status);
    }

    [Fact]
    public async Task Send_AuthorityFileReplaced_TrustsTheNewOneWithoutARestart()
    {
        var file = Path.Combine(_folder, "ca.crt");
        await File.WriteAllTextAsync(file, _stranger.Pem, Stop);
        await using var server = await StartAsync(_authority.Issue("api", "localhost").Certificate);
        using var connection = ClusterConnection.Open(
            new ClusterDefinition { Name = "c", Source = "test", Server = Localhost(server), CertificateAuthority = PemSource.FromFile("ca", file) }, TimeProvider.System);
        var http = new KubernetesHttp(connection, TimeProvider.System);
        await Assert.ThrowsAsync<ClusterConnectionException>(() => http.SendAsync(Get, null, Stop));

        await File.WriteAllTextAsync(file, _authority.Pem, Stop);
        File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(5));

        Assert.Equal(200, (await http.SendAsync(Get, null, Stop)).Status);
    }

    [Fact]
    public async Task Send_ClientCertificate_IsShownToTheServer()
    {
        var (_, pem, key) = _authority.Issue("jane", null);
        string? shown = null;
        await using var server = await ScriptedServer.StartAsync(
            context =>
            {
                shown = context.Connection.ClientCertificate?.Subject;
                return context.Response.WriteAsync("{}");
            },
            _authority.Issue("api", "localhost").Certificate);
        using var connection = ClusterConnection.Open(
            new ClusterDefinition
            {
                Name = "c",
                Source = "test",
                Server = Localhost(server),
                CertificateAuthority = PemSource.FromText("ca", _authority.Pem),
                ClientCertificate = PemSource.FromText("cert", pem),
                ClientKey = PemSource.FromText("key", key),
            },
            TimeProvider.System);

        await new KubernetesHttp(connection, TimeProvider.System).SendAsync(Get, null, Stop);

        Assert.Equal("CN=jane", shown);
    }

    [Fact]
    public async Task Connect_FirstAddressIsDead_UsesTheNext()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("{}"));
        var asked = 0;
        var connector = new AddressConnector(
            (_, _) =>
            {
                asked++;
                return Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.99"), IPAddress.Loopback]);
            },
            TimeProvider.System);
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = connector.ConnectAsync, PooledConnectionLifetime = TimeSpan.Zero });
        var url = new Uri($"http://api.example.test:{server.Url.Port}/");

        Assert.Equal("{}", await client.GetStringAsync(url, Stop));
        Assert.Equal("{}", await client.GetStringAsync(url, Stop));

        Assert.Equal(2, asked); // The name is asked for again: an address that changed is used without a restart.
    }

    [Theory]
    [InlineData("https://no-such-host.invalid:6443", "The name of https://no-such-host.invalid:6443 cannot be resolved")]
    [InlineData("http://127.0.0.1:1", "http://127.0.0.1:1 refuses connections")]
    public async Task Send_ClusterThatIsNotThere_SaysWhatToLookAt(string server, string expected)
    {
        using var connection = ClusterConnection.Open(
            new ClusterDefinition { Name = "prod", Source = "context prod of /etc/k", Server = new Uri(server) }, TimeProvider.System);

        var error = await Assert.ThrowsAsync<ClusterConnectionException>(() => new KubernetesHttp(connection, TimeProvider.System).SendAsync(Get, null, Stop));

        Assert.True(error.RequestNotSent);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("(cluster prod, context prod of /etc/k)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", null)]
    [InlineData("POST", null)]
    [InlineData("PATCH", "{}")]
    public async Task Send_WriteWhoseAnswerIsLost_IsSentOnceAndMayHaveBeenDone(string method, string? body)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = 0;
        var serving = Task.Run(
            async () =>
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(Stop);
                    taken++;
                    _ = await client.GetStream().ReadAsync(new byte[1000], Stop);
                }
            },
            Stop);
        using var connection = ClusterConnection.Open(
            ClusterDefinition.ForServer("c", new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}")), TimeProvider.System);

        var error = await Assert.ThrowsAsync<ClusterConnectionException>(() => new KubernetesHttp(connection, TimeProvider.System)
            .SendAsync(new KubernetesRequest { Method = method, Path = "/api/v1/nodes/n1", Body = body }, null, Stop));

        Assert.False(error.RequestNotSent);
        Assert.Equal(1, taken);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    private static Task<ScriptedServer> StartAsync(X509Certificate2 certificate) =>
        ScriptedServer.StartAsync(context => context.Response.WriteAsync("{}"), certificate);

    private static Uri Localhost(ScriptedServer server) => new UriBuilder(server.Url) { Host = "localhost" }.Uri;

    private static async Task<ClusterConnectionException?> TryAsync(X509Certificate2 certificate, string? authority, string? serverName = null)
    {
        await using var server = await StartAsync(certificate);
        using var connection = ClusterConnection.Open(
            new ClusterDefinition
            {
                Name = "c",
                Source = "test",
                Server = Localhost(server),
                TlsServerName = serverName,
                CertificateAuthority = authority is null ? null : PemSource.FromText("ca", authority),
            },
            TimeProvider.System);
        try
        {
            await new KubernetesHttp(connection, TimeProvider.System).SendAsync(Get, null, Stop);
            return null;
        }
        catch (ClusterConnectionException e)
        {
            return e;
        }
    }
}
