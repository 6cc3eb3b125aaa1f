using System.Net;
using System.Net.Security;

namespace Portal.Cluster.Connection;

/// <summary>
/// The open way to one cluster: its address, an HTTP client that authenticates as the portal, and the server's clock. Whoever acts as a user sets
/// <see cref="Impersonation"/> on the single request, never here. Nothing limits the time of a request but its cancellation token.
/// </summary>
public sealed class ClusterConnection : IDisposable
{
    private readonly ServerTrust _trust;
    private readonly ICredentialSource _credential;

    private ClusterConnection(ClusterDefinition definition, TimeProvider time)
    {
        Name = definition.Name;
        Source = definition.Source;
        Server = definition.Server!;
        InsecureTls = definition.InsecureSkipTlsVerify && Server.Scheme == Uri.UriSchemeHttps;
        Clock = new ServerClock(time);
        _trust = new ServerTrust(definition.CertificateAuthority, definition.InsecureSkipTlsVerify);
        _credential = definition switch
        {
            { Exec: { } exec } => new ExecCredential(exec, definition.Source, time),
            { TokenFile: { Length: > 0 } file } => new TokenFileCredential(file, time),
            _ => FixedCredential.Of(definition),
        };
        _trust.Load();
        Http = new HttpClient(new AuthenticationHandler(_credential, Clock, definition.TlsServerName) { InnerHandler = Transport(definition, time) })
        {
            BaseAddress = Server,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version11,
        };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("kubernetes-operations-portal");
    }

    /// <summary>The cluster's name in the portal.</summary>
    public string Name { get; }

    /// <summary>Where the definition comes from, for people.</summary>
    public string Source { get; }

    /// <summary>The API server's base address.</summary>
    public Uri Server { get; }

    /// <summary>The server's certificate is not checked: to be shown in red.</summary>
    public bool InsecureTls { get; }

    /// <summary>The server's clock.</summary>
    public ServerClock Clock { get; }

    /// <summary>
    /// The client. Requests are HTTP/1.1 unless they ask for more, so that a watch has a connection of its own and its end disturbs no other.
    /// </summary>
    public HttpClient Http { get; }

    /// <summary>Opens the way (no request is sent yet).</summary>
    /// <param name="definition">How to reach the cluster.</param>
    /// <param name="time">The clock of credentials and time limits.</param>
    /// <returns>The connection; the caller disposes it.</returns>
    /// <exception cref="ClusterConnectionException">The definition has a problem, or a file that it names is missing or wrong.</exception>
    public static ClusterConnection Open(ClusterDefinition definition, TimeProvider time) =>
        definition.Problem is { } problem ? throw new ClusterConnectionException(problem)
        : definition.Server is null ? throw new ClusterConnectionException($"The {definition.Source} has no server address.")
        : new ClusterConnection(definition, time);

    /// <summary>The address of a path of this server; a server address with a path of its own (a proxy such as Rancher's) stays in front.</summary>
    /// <param name="path">Absolute path and query, already escaped: "/api/v1/pods?limit=500".</param>
    /// <returns>The address.</returns>
    public Uri Address(string path) => new(Server.AbsoluteUri.TrimEnd('/') + path, UriKind.Absolute);

    /// <inheritdoc/>
    public void Dispose()
    {
        Http.Dispose();
        _trust.Dispose();
        (_credential as IDisposable)?.Dispose();
    }

    private SocketsHttpHandler Transport(ClusterDefinition definition, TimeProvider time)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            // Covers the TLS handshake too, which may hang after the connection stands.
            ConnectTimeout = AddressConnector.Limit * 2,
            RequestHeaderEncodingSelector = static (name, _) => name == RepeatedHeaderEncoding.GroupHeader ? RepeatedHeaderEncoding.Groups : null,
            MaxConnectionsPerServer = int.MaxValue,

            // Watches never end: one that finds all streams taken must open a connection, not wait.
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            ConnectCallback = new AddressConnector(Dns.GetHostAddressesAsync, time).ConnectAsync,
            UseProxy = definition.ProxyUrl is not null || !Server.IsLoopback,
        };
        if (definition.ProxyUrl is not null)
        {
            handler.Proxy = new WebProxy(definition.ProxyUrl);
        }

        handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = _trust.Validate };
        var own = definition is { ClientCertificate: { } certificate, ClientKey: { } key } ? new ClientCertificate(certificate, key) : null;
        own?.Get();
        if (own is not null || _credential is ExecCredential)
        {
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => _credential.Certificate ?? own?.Get()!;
        }

        return handler;
    }
}
