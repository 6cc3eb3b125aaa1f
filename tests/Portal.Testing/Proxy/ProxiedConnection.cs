using System.Net;
using System.Net.Sockets;

namespace Portal.Testing.Proxy;

/// <summary>One connection through a <see cref="TcpProxy"/>.</summary>
internal sealed class ProxiedConnection(TcpProxy proxy, Socket client, IPEndPoint target) : IDisposable
{
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Passes bytes both ways until both ends are done or a toxic ends it.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        client.NoDelay = true;
        try
        {
            await _server.ConnectAsync(target, stopping);
            await Task.WhenAll(
                PumpAsync(client, _server, () => proxy.Upstream, stopping),
                PumpAsync(_server, client, () => proxy.Downstream, stopping));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One end is gone: the other one follows.
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    /// <summary>Ends both sides with RST.</summary>
    public void Reset()
    {
        client.Close(0);
        _server.Close(0);
    }

    private async Task PumpAsync(Socket from, Socket to, Func<Toxics> toxics, CancellationToken stopping)
    {
        var buffer = new byte[64 * 1024];
        var passed = 0L;
        try
        {
            while (await from.ReceiveAsync(buffer, SocketFlags.None, stopping) is > 0 and var read)
            {
                for (var sent = 0; sent < read;)
                {
                    var changed = proxy.Changed; // taken before the toxics are read, so that no change is missed
                    var now = toxics();
                    if (now.Hang)
                    {
                        await changed.WaitAsync(stopping);
                        continue;
                    }

                    var piece = (int)Math.Clamp(now.End - passed, 0, read - sent);
                    piece = now.SliceBytes > 0 ? Math.Min(piece, now.SliceBytes) : piece;
                    piece = now.BytesPerSecond > 0 ? Math.Min(piece, Math.Max(1, now.BytesPerSecond / 20)) : piece;
                    await DelayAsync(now, piece, stopping);
                    await SendAsync(to, buffer.AsMemory(sent, piece), stopping);
                    sent += piece;
                    passed += piece;
                    if (passed >= now.End && !await EndAsync(now, from, to, passed, buffer, stopping))
                    {
                        return;
                    }
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    private static async Task DelayAsync(Toxics now, int bytes, CancellationToken stopping)
    {
        var pause = now.Delay + (now.BytesPerSecond > 0 ? TimeSpan.FromSeconds((double)bytes / now.BytesPerSecond) : TimeSpan.Zero);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, stopping);
        }
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await to.SendAsync(bytes, SocketFlags.None, stopping)..];
        }
    }

    /// <summary>Ends the connection, or this direction of it. False: the direction is over.</summary>
    private async Task<bool> EndAsync(Toxics now, Socket from, Socket to, long passed, byte[] buffer, CancellationToken stopping)
    {
        if (passed >= now.ResetAfterBytes)
        {
            Reset();
            return false;
        }

        to.Shutdown(SocketShutdown.Send);
        if (passed >= now.CutAfterBytes)
        {
            from.Shutdown(SocketShutdown.Both);
            return false;
        }

        while (await from.ReceiveAsync(buffer, SocketFlags.None, stopping) > 0)
        {
            // Half-closed: what still comes this way is dropped, so that its sender never blocks.
        }

        return false;
    }
}
