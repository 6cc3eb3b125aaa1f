using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Faults;
using Portal.Simulator.Http;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Hosting;

/// <summary>
/// A simulated API server in this process, on a loopback port with TLS. Its state, its faults and its request log outlive its listener:
/// <see cref="GoDownAsync"/> refuses connections, <see cref="ComeBackAsync"/> serves the same cluster on the same port.
/// </summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private const string CertificateUser = "admin-certificate";

    private readonly SimulatorOptions _options;
    private readonly SimulatorCertificates _certificates;
    private readonly SimulatedCluster _cluster;
    private readonly X509Certificate2 _clientCertificate;
    private readonly SemaphoreSlim _switching = new(1, 1);
    private readonly CancellationTokenSource _disposing = new();
    private WebApplication? _listener;

    private SimulatorServer(SimulatorOptions options)
    {
        _options = options;
        _certificates = new SimulatorCertificates(TimeProvider.System); // clients check validity by their own clock
        _clientCertificate = _certificates.CreateClient("admin", SimulatorUser.Admin.Groups);
        _cluster = new SimulatedCluster(options, _certificates.AuthorityPem);
        Faults = new FaultSet(options.Seed) { ServerDown = duration => _ = GoDownForAsync(duration) };
        Faults.AddRange(options.Faults);
    }

    /// <summary>The cluster's API in this process, with no authentication and no faults between: to make and to compare state.</summary>
    public SimulatedApi Api => _cluster.Api;

    /// <summary>The controllers and hollow kubelets: to halt a node, or to let work that is due be done now.</summary>
    public ControllerManager Controllers => _cluster.Controllers;

    /// <summary>The faults in force.</summary>
    public FaultSet Faults { get; }

    /// <summary>What was asked of the server.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Where the server is, over TLS.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Where the server is, over plain HTTP; null without.</summary>
    public Uri? PlainUrl { get; private set; }

    /// <summary>Whether connections are accepted.</summary>
    public bool IsUp => Volatile.Read(ref _listener) is not null;

    /// <summary>The text of a kubeconfig for this server: a context for each user, the first user's is current,
    /// and one for an administrator who signs in with a client certificate.</summary>
    public string KubeconfigText => Kubeconfig.Write(
        _options.ClusterName,
        Url,
        _certificates.AuthorityPem,
        _options.Users,
        new Dictionary<string, X509Certificate2>(StringComparer.Ordinal) { [CertificateUser] = _clientCertificate });

    /// <summary>The certificate authority, for clients that need more than a kubeconfig.</summary>
    public X509Certificate2 Authority => _certificates.Authority;

    /// <summary>Starts a server; it serves when the task completes.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <exception cref="FormatException">A scenario is not there or cannot be read; says which and where.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions? options = null)
    {
        var server = new SimulatorServer(options ?? new SimulatorOptions());
        try
        {
            server._cluster.Start();
            await server.ComeBackAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the kubeconfig where only this user can read it.</summary>
    public async Task WriteKubeconfigAsync(string path, CancellationToken cancellationToken = default)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(KubeconfigText.AsMemory(), cancellationToken);
    }

    /// <summary>A client that trusts this server and, unless told otherwise, is its first user. It has no time limit, for watches.</summary>
    public HttpClient CreateClient(SimulatorUser? user = null)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = _certificates.TrustOnlyThis();
        var client = new HttpClient(handler) { BaseAddress = Url, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (user ?? _options.Users[0]).Token);
        return client;
    }

    /// <summary>Stops listening and drops every connection at once; the cluster stays as it is and its controllers go on.</summary>
    public async Task GoDownAsync()
    {
        await _switching.WaitAsync(CancellationToken.None);
        try
        {
            if (Interlocked.Exchange(ref _listener, null) is { } listener)
            {
                await StopAsync(listener);
            }
        }
        finally
        {
            _switching.Release();
        }
    }

    /// <summary>Listens again on the same port.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public async Task ComeBackAsync()
    {
        await _switching.WaitAsync(_disposing.Token);
        try
        {
            if (_listener is not null)
            {
                return;
            }

            var listener = Build();
            await listener.StartAsync(_disposing.Token);
            var urls = listener.Urls.Select(u => new Uri(u)).ToList();
            Url = urls.Single(u => u.Scheme == Uri.UriSchemeHttps);
            PlainUrl = urls.SingleOrDefault(u => u.Scheme == Uri.UriSchemeHttp);
            Volatile.Write(ref _listener, listener);
        }
        finally
        {
            _switching.Release();
        }
    }

    /// <summary>
    /// Takes the cluster back to a backup of <see cref="Api"/>'s store, as when etcd is restored: every connection drops, versions go back,
    /// and clients hold versions that the server has never seen.
    /// </summary>
    public async Task RestoreAsync(StoreBackup backup)
    {
        await GoDownAsync();
        await _cluster.RestoreAsync(backup);
        await ComeBackAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposing.CancelAsync();
        await GoDownAsync();
        await _cluster.DisposeAsync();
        _certificates.Dispose();
        _clientCertificate.Dispose();
        _switching.Dispose();
        _disposing.Dispose();
    }

    private static async Task StopAsync(WebApplication listener)
    {
        try
        {
            await listener.StopAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Connections that were still open were dropped: that is what is wanted.
        }

        await listener.DisposeAsync();
    }

    private async Task GoDownForAsync(TimeSpan duration)
    {
        try
        {
            await GoDownAsync();
            await Task.Delay(duration, _options.Time, _disposing.Token);
            await ComeBackAsync();
        }
        catch (OperationCanceledException)
        {
            // The server is disposed.
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Configure);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(1));
        builder.Services.AddRoutingCore();
        if (_options.ConsoleLog is { } level)
        {
            // A cut answer is an unhandled exception to Kestrel; here it is what was asked for.
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(level)
                .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical)
                .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        }

        var app = builder.Build();
        app.Use((context, next) => Requests.InvokeAsync(context, next, _options.Time));
        app.UseMiddleware<FaultMiddleware>(Faults, _options.Time);
        app.UseRouting();
        app.MapFaults(Faults);
        app.MapKubernetesApi(Api, new KubernetesApiOptions
        {
            Tokens = _options.Users.ToDictionary(u => u.Token, u => u.ToUserInfo(), StringComparer.Ordinal),
            Time = _options.Time,
            BookmarkInterval = _options.BookmarkInterval,
        });
        return app;
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 3 * 1024 * 1024; // as the API server has it
        kestrel.Limits.MinResponseDataRate = null; // a slow reader is the client's affair
        kestrel.Limits.Http2.MaxStreamsPerConnection = 250;
        kestrel.Listen(IPAddress.Loopback, Url?.Port ?? _options.Port, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = _certificates.Server;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (certificate, _, _) => _certificates.HasSigned(certificate);
        }));
        if ((PlainUrl?.Port ?? _options.PlainHttpPort) is { } plain)
        {
            kestrel.Listen(IPAddress.Loopback, plain);
        }
    }
}
