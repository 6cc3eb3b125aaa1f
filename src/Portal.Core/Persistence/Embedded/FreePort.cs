using System.Net;
using System.Net.Sockets;

namespace Portal.Core.Persistence.Embedded;

/// <summary>Finds a loopback port that nobody listens on. Another program may take it before it is used: try again then.</summary>
internal static class FreePort
{
    /// <summary>The wished port when it is free, else any.</summary>
    /// <param name="wished">A port, or 0 for any.</param>
    public static int Near(int wished) => TryBind(wished) ?? TryBind(0)
        ?? throw new EmbeddedPostgresException("No TCP port is free on 127.0.0.1 for the embedded PostgreSQL.");

    private static int? TryBind(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
