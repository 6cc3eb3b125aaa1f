using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Core.Persistence.Embedded;
using Portal.Testing;

namespace Portal.Core.Tests.Persistence.Embedded;

/// <summary>A directory for an embedded PostgreSQL, and the hands to do to it what crashes do.</summary>
internal sealed class EmbeddedSandbox : IAsyncDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"portal-embedded-{Guid.NewGuid():N}");

    public EmbeddedSandbox(string below = "postgres") => Directory = Path.Combine(_root, below);

    public string Root => _root;

    public string Directory { get; }

    public string Data => Path.Combine(Directory, "data");

    public static PostgresInstallation Installation => PostgresInstallation.FindAll()[0];

    public Task<EmbeddedPostgres> StartAsync(IReadOnlyList<PostgresInstallation>? installations = null) => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { Directory = Directory, Durable = false, Installations = installations },
        NullLogger.Instance,
        TimeProvider.System,
        CancellationToken.None);

    /// <summary>Leaves the directory as a portal does that was killed: the server runs and nobody holds the directory.</summary>
    public async Task<int> LeaveServerRunningAsync()
    {
        int port;
        await using (var postgres = await StartAsync())
        {
            port = postgres.Port;
        }

        var tools = new PostgresTools(Installation, PostgresAccount.Choose());
        await tools.StartAsync(Data, port, durable: false, TimeSpan.FromMinutes(1), CancellationToken.None);
        return PostmasterFile.Read(Data)!.Pid;
    }

    public static bool Runs(int pid) => File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    /// <summary>Kills a server and waits until it is gone.</summary>
    public static async Task KillAsync(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        await Eventually.TrueAsync(() => !Runs(pid));
    }

    /// <summary>Starts a long-lived process of the server's account that is no server.</summary>
    public static Process StartBystander()
    {
        var account = PostgresAccount.Choose();
        string[] command = account is null
            ? ["sleep", "600"]
            : ["setpriv", $"--reuid={account.Uid}", $"--regid={account.Gid}", "--clear-groups", "--", "sleep", "600"];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false })!;
    }

    public static async Task<T> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await EmbeddedPostgres.RemoveAsync(Directory, CancellationToken.None);
        if (System.IO.Directory.Exists(_root))
        {
            System.IO.Directory.Delete(_root, recursive: true);
        }
    }
}
