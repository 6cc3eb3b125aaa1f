using System.Net;
using System.Net.Sockets;

namespace Portal.Core.Knowledge.Links;

/// <summary>
/// Opens the connections of the link checker. The name is looked up once, here, and the very addresses that were judged are connected to: a name that
/// leads elsewhere a moment later has nothing to gain.
/// </summary>
/// <param name="options">Carries the look-up and what tests may reach besides.</param>
internal sealed class LinkConnector(LinkCheckOptions options)
{
    /// <summary>For <see cref="System.Net.Http.SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="LinkRefusedException">Not a public address, or not a port of the web.</exception>
    public async ValueTask<Stream> ConnectAsync(System.Net.Http.SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await options.Resolve(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.NoData);
        }

        // One forbidden address among good ones is no accident worth a try.
        var strange = addresses.Where(address => options.AlsoAllow?.Invoke(new IPEndPoint(address, port)) is not true).ToArray();
        if (!strange.All(PublicAddress.Is))
        {
            throw new LinkRefusedException(LinkReason.PrivateAddress);
        }

        if (strange.Length > 0 && port is not (80 or 443))
        {
            throw new LinkRefusedException(LinkReason.Port);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
