using System.Net;
using System.Net.Sockets;

namespace Portal.Cluster.Connection;

/// <summary>
/// Opens TCP connections: asks the name service each time (an address that changed is used without a restart) and goes through all addresses of a name,
/// so that a dead first address costs seconds and not the operating system's two minutes.
/// </summary>
/// <param name="resolve">Host name to addresses.</param>
/// <param name="time">The clock of the time limits.</param>
internal sealed class AddressConnector(Func<string, CancellationToken, Task<IPAddress[]>> resolve, TimeProvider time)
{
    /// <summary>For all addresses of a name together.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var endpoint = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(endpoint.Host, out var literal) ? [literal] : await resolve(endpoint.Host, cancellation);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var share = TimeSpan.FromTicks(Math.Max(Limit.Ticks / addresses.Length, TimeSpan.TicksPerSecond / 2));
        Exception? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(address, endpoint.Port), share, cancellation);
            }
            catch (Exception e) when (e is SocketException or TimeoutException)
            {
                last = e;
            }
        }

        throw last!;
    }

    private async Task<Stream> ConnectAsync(IPEndPoint endpoint, TimeSpan limit, CancellationToken cancellation)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // A peer that vanished without a word is noticed by the kernel within about half a minute.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 15);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            using var timeout = new CancellationTokenSource(limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
            try
            {
                await socket.ConnectAsync(endpoint, either.Token);
            }
            catch (OperationCanceledException e) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"no answer from {endpoint} within {limit.TotalSeconds:0.#} s", e);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
