using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Portal.Testing.Proxy;

/// <summary>
/// A TCP proxy on a loopback port that can be unkind: put it between a client and a server, and set <see cref="Downstream"/> or
/// <see cref="Upstream"/> at any time, also for connections that are open.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _disposing = new();
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private Toxics _upstream = Toxics.None;
    private Toxics _downstream = Toxics.None;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _accepted;

    /// <summary>Starts a proxy to this address on a free port.</summary>
    public TcpProxy(IPEndPoint target)
    {
        _target = target;
        Accept();
    }

    /// <summary>Starts a proxy to the host and port of this URL, which must be on loopback.</summary>
    public TcpProxy(Uri target)
        : this(new IPEndPoint(IPAddress.Loopback, target.Port))
    {
    }

    /// <summary>The port to connect to; stays the same for the life of the proxy.</summary>
    public int Port { get; private set; }

    /// <summary>Connections taken so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Connections that are open.</summary>
    public int Open => _connections.Count;

    /// <summary>What happens to bytes from the client to the server.</summary>
    public Toxics Upstream
    {
        get => Volatile.Read(ref _upstream);
        set => Change(ref _upstream, value);
    }

    /// <summary>What happens to bytes from the server to the client.</summary>
    public Toxics Downstream
    {
        get => Volatile.Read(ref _downstream);
        set => Change(ref _downstream, value);
    }

    /// <summary>Ends when the toxics are next changed.</summary>
    internal Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>The address of a client for a server of this URL: same scheme and path, through the proxy.</summary>
    public Uri Through(Uri url) => new UriBuilder(url) { Host = "127.0.0.1", Port = Port }.Uri;

    /// <summary>Refuses new connections; those that are open stay.</summary>
    public void Refuse()
    {
        _listener?.Dispose();
        _listener = null;
    }

    /// <summary>Takes connections again, on the same port.</summary>
    public void Accept()
    {
        if (_listener is null)
        {
            _listener = new TcpListener(IPAddress.Loopback, Port);
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _accepting = AcceptAsync(_listener);
        }
    }

    /// <summary>Resets every open connection, as when a machine goes away and comes back.</summary>
    public void ResetAll()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Reset();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposing.CancelAsync();
        Refuse();
        await _accepting;
        ResetAll();
        await Task.WhenAll(_connections.Values);
        _disposing.Dispose();
    }

    private void Change(ref Toxics field, Toxics value)
    {
        Volatile.Write(ref field, value);
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (!_disposing.IsCancellationRequested)
            {
                var client = await listener.AcceptSocketAsync(_disposing.Token);
                Interlocked.Increment(ref _accepted);
                var connection = new ProxiedConnection(this, client, _target);
                _connections[connection] = RunAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy refuses now, or is disposed.
        }
    }

    private async Task RunAsync(ProxiedConnection connection)
    {
        await Task.Yield(); // so that the connection is in the table before it can leave it
        await connection.RunAsync(_disposing.Token);
        _connections.TryRemove(connection, out _);
    }
}
