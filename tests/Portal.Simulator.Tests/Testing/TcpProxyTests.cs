using System.Net;
using System.Net.Sockets;
using Portal.Testing;
using Portal.Testing.Proxy;
using Xunit;

namespace Portal.Simulator.Tests.Testing;

/// <summary>The proxy of Portal.Testing, against a server that sends a thousand bytes and then echoes.</summary>
public sealed class TcpProxyTests : IAsyncLifetime
{
    private const int Greeting = 1000;
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private Task _serving = Task.CompletedTask;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IPEndPoint Address => (IPEndPoint)_server.LocalEndpoint;

    public ValueTask InitializeAsync()
    {
        _server.Start();
        _serving = ServeAsync();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _server.Stop();
        await _serving;
    }

    [Fact]
    public async Task NoToxics_BytesBothWays_Pass()
    {
        await using var proxy = new TcpProxy(Address);
        using var client = await ConnectAsync(proxy);

        Assert.Equal(Greeting, await ReadAsync(client, Greeting));
        await client.GetStream().WriteAsync(new byte[] { 1, 2, 3 }, Token);
        Assert.Equal(3, await ReadAsync(client, 3));
    }

    [Fact]
    public async Task CutAfterBytes_Downstream_EndsThere()
    {
        await using var proxy = new TcpProxy(Address) { Downstream = new() { CutAfterBytes = 17, SliceBytes = 5 } };
        using var client = await ConnectAsync(proxy);

        Assert.Equal(17, await ReadAsync(client, Greeting));
    }

    [Fact]
    public async Task HalfClose_Downstream_UpstreamStillArrives()
    {
        await using var proxy = new TcpProxy(Address) { Downstream = new() { HalfCloseAfterBytes = 10 } };
        using var client = await ConnectAsync(proxy);

        Assert.Equal(10, await ReadAsync(client, Greeting));
        await client.GetStream().WriteAsync(new byte[] { 1, 2, 3 }, Token);
        Assert.Equal(1, proxy.Open);
    }

    [Fact]
    public async Task ResetAfterBytes_Downstream_ThrowsAtTheClient()
    {
        await using var proxy = new TcpProxy(Address) { Downstream = new() { ResetAfterBytes = Greeting + 1 } };
        using var client = await ConnectAsync(proxy);
        Assert.Equal(Greeting, await ReadAsync(client, Greeting));

        await client.GetStream().WriteAsync(new byte[2], Token);

        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(client, 2));
    }

    [Fact]
    public async Task Hang_UntilToxicsChange_ThenPasses()
    {
        await using var proxy = new TcpProxy(Address) { Downstream = new() { Hang = true } };
        using var client = await ConnectAsync(proxy);
        var reading = ReadAsync(client, Greeting);
        await Eventually.TrueAsync(() => proxy.Open == 1);

        Assert.False(reading.IsCompleted);
        proxy.Downstream = new() { BytesPerSecond = 100_000, Delay = TimeSpan.FromMilliseconds(1) };
        Assert.Equal(Greeting, await reading);
    }

    [Fact]
    public async Task RefuseThenAccept_NewConnections_FailThenWorkOnTheSamePort()
    {
        await using var proxy = new TcpProxy(Address);
        var port = proxy.Port;
        proxy.Refuse();
        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(proxy));

        proxy.Accept();
        using var client = await ConnectAsync(proxy);

        Assert.Equal(port, proxy.Port);
        Assert.Equal(Greeting, await ReadAsync(client, Greeting));
    }

    [Fact]
    public async Task ResetAll_OpenConnection_Ends()
    {
        await using var proxy = new TcpProxy(Address);
        using var client = await ConnectAsync(proxy);
        Assert.Equal(Greeting, await ReadAsync(client, Greeting));

        proxy.ResetAll();

        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(client, 1));
        await Eventually.TrueAsync(() => proxy.Open == 0);
    }

    private static async Task<TcpClient> ConnectAsync(TcpProxy proxy)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port, Token);
        return client;
    }

    private static Task<int> ReadAsync(TcpClient client, int most) =>
        client.GetStream().ReadAtLeastAsync(new byte[most], most, throwOnEndOfStream: false, Token).AsTask();

    private static async Task GreetAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await client.GetStream().WriteAsync(new byte[Greeting]);
            await client.GetStream().CopyToAsync(client.GetStream());
        }
        catch (IOException)
        {
            // The proxy is unkind.
        }
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(GreetAsync(await _server.AcceptTcpClientAsync()));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(clients);
        }
    }
}
