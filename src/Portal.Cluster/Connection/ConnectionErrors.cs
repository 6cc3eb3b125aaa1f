using System.Net.Sockets;
using System.Security.Authentication;

namespace Portal.Cluster.Connection;

/// <summary>Turns failures of the network into sentences: what failed, at which address, what to look at.</summary>
internal static class ConnectionErrors
{
    public static string Describe(ClusterConnection connection, Exception error)
    {
        var server = connection.Server.GetLeftPart(UriPartial.Authority);
        var text = Find<ClusterConnectionException>(error) is { } own ? own.Message
            : Find<AuthenticationException>(error) is { } tls ? $"No safe connection to {server}: {tls.Message}."
            : error is TimeoutException or OperationCanceledException ? $"{server} did not answer in time."
            : Find<TimeoutException>(error) is { } slow ? $"{server} did not answer: {slow.Message}."
            : Find<SocketException>(error) is { } socket ? Socket(server, socket)
            : Find<HttpRequestException>(error) is { HttpRequestError: HttpRequestError.ResponseEnded } ? $"{server} closed the connection before its answer was complete."
            : $"The connection to {server} failed: {Innermost(error).Message.TrimEnd('.')}.";
        return $"{text} (cluster {connection.Name}, {connection.Source})";
    }

    public static bool IsNotSent(Exception error) =>
        error is SocketException // While connecting: HttpClient wraps the later ones.
        || Find<ClusterConnectionException>(error) is not null
        || error is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
        };

    private static string Socket(string server, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => $"{server} refuses connections: is the API server running there, and is the port right?",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"The name of {server} cannot be resolved: check the address and the name service.",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => $"There is no route to {server}: check the network, the VPN or the firewall.",
        SocketError.ConnectionReset => $"{server} broke the connection off.",
        _ => $"The connection to {server} failed: {error.Message.TrimEnd('.')}.",
    };

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static Exception Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        return error;
    }
}
