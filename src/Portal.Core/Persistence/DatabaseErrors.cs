using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using Portal.Core.Text;

namespace Portal.Core.Persistence;

/// <summary>Puts what Npgsql throws into words for people. No SQL, no stored value and no password gets into them.</summary>
public static class DatabaseErrors
{
    /// <summary>Where the server is, as <c>host:port</c>, or the list of several.</summary>
    public static string EndpointOf(NpgsqlConnectionStringBuilder connection)
    {
        var port = connection.Port.ToString(CultureInfo.InvariantCulture);
        return string.Join(
            ", ",
            (connection.Host ?? "").Split(',', StringSplitOptions.TrimEntries).Select(host => host.Contains(':') || host.StartsWith('/') ? host : $"{host}:{port}"));
    }

    /// <summary>
    /// Whether the failure means that the database cannot be used at all (and not that this one command was wrong), and then what is wrong,
    /// as the end of a sentence that begins with the server. Null for everything else.
    /// </summary>
    public static LocalizedText? Outage(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            var problem = e switch
            {
                PostgresException answer => FromServer(answer),
                SocketException socket => FromSocket(socket),
                NpgsqlException { InnerException: TimeoutException } => new LocalizedText("does not answer in time", "未能及时响应"),
                NpgsqlException { InnerException: IOException or null, IsTransient: true } => new LocalizedText("closed the connection", "断开了连接"),
                _ => null,
            };
            if (problem is not null || e is PostgresException)
            {
                return problem;
            }
        }

        return null;
    }

    private static LocalizedText? FromServer(PostgresException answer) => answer.SqlState switch
    {
        PostgresErrorCodes.CannotConnectNow => new("is starting up", "正在启动"),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => new("is shutting down", "正在关闭"),
        PostgresErrorCodes.TooManyConnections => new("has no free connection", "没有空闲连接"),
        PostgresErrorCodes.ReadOnlySqlTransaction => new("is a read-only standby", "是只读备库"),
        PostgresErrorCodes.DiskFull => new("has no disk space left", "磁盘空间已满"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            new("refuses our role or password (PORTAL_DATABASE)", "拒绝了我们的角色或密码（PORTAL_DATABASE）"),
        PostgresErrorCodes.InvalidCatalogName => new("has no such database (PORTAL_DATABASE)", "没有该数据库（PORTAL_DATABASE）"),
        _ => null,
    };

    private static LocalizedText FromSocket(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => new("refuses connections", "拒绝连接"),
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new("cannot be found: its host name does not resolve", "无法找到：主机名不能解析"),
        SocketError.TimedOut => new("does not answer in time", "未能及时响应"),
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => new("cannot be reached over the network", "网络不可达"),
        SocketError.ConnectionReset => new("closed the connection", "断开了连接"),
        _ => new("cannot be reached", "无法连接"),
    };
}
