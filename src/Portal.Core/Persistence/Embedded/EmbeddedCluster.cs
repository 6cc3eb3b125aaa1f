#pragma warning disable CA1416 // EmbeddedPostgres.StartAsync refuses everything but Linux.
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Portal.Core.Persistence.Embedded;

/// <summary>
/// One data directory and the server on it. The caller holds the <see cref="DataDirectoryLock"/>, so no other portal interferes.
/// </summary>
internal sealed partial class EmbeddedCluster(
    string directory, EmbeddedPostgresOptions options, PostgresInstallation installation, PostgresTools tools, ILogger log, TimeProvider clock)
{
    private const int PortAttempts = 5;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private EmbeddedPasswords? _passwords;

    /// <summary>The cluster itself, <c>PGDATA</c>.</summary>
    public string DataDirectory { get; } = Path.Combine(directory, "data");

    /// <summary>The server that runs, as of the last start.</summary>
    public PostmasterFile? Running { get; private set; }

    /// <summary>The port that it listens on.</summary>
    public int Port => Running?.Port ?? 0;

    /// <summary>Whether the process of the server is still there.</summary>
    public bool ProcessExists => Running is { } server && LinuxProcess.Runs(server.Pid);

    /// <summary>Chooses the programs that fit the directory.</summary>
    public static EmbeddedCluster Open(string directory, EmbeddedPostgresOptions options, ILogger log, TimeProvider clock)
    {
        var installation = InstallationChoice.For(Path.Combine(directory, "data"), options.Installations ?? PostgresInstallation.FindAll());
        return new EmbeddedCluster(directory, options, installation, new PostgresTools(installation, PostgresAccount.Choose()), log, clock);
    }

    /// <summary>Stops the server of a directory whose data is not wanted any more, whatever version it has; nothing to do when none runs.</summary>
    public static async Task StopLeftOverAsync(string directory, CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(Path.Combine(directory, "data")) is not null)
        {
            var options = new EmbeddedPostgresOptions { Directory = directory };
            await Open(directory, options, NullLogger.Instance, TimeProvider.System).StopAsync(cancellationToken);
        }
    }

    /// <summary>A connection string for one of the three roles.</summary>
    public string ConnectionString(string role, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = role,
        Password = role switch
        {
            "portal_app" => _passwords?.Portal,
            "portal" => _passwords?.Owner,
            _ => _passwords?.Administrator,
        },
        Database = database,
    }.ConnectionString;

    /// <summary>Brings the server to where the database can be used, from whatever state it finds.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (!Directory.Exists(DataDirectory))
        {
            await InitialiseAsync(cancellationToken);
        }

        _passwords ??= EmbeddedPasswords.Read(directory);
        if (!await TryAdoptAsync(cancellationToken))
        {
            ServerLog.Rotate(Path.Combine(DataDirectory, ServerLog.Name));
            await LaunchAsync(cancellationToken);
            Log.Started(log, installation.Major, Port, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        }

        await MakeDatabaseAsync(cancellationToken);
    }

    /// <summary>Stops the server if it runs.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(DataDirectory) is not { } server || !await tools.IsServerAsync(server.Pid, DataDirectory, cancellationToken))
        {
            return;
        }

        var result = await tools.StopAsync(DataDirectory, "fast", StopTimeout, cancellationToken);
        if (result.ExitCode != 0)
        {
            Log.StoppingHard(log, DataDirectory, result.Output);
            await tools.StopAsync(DataDirectory, "immediate", StopTimeout, cancellationToken);
        }
    }

    /// <summary>Makes the cluster under another name first, so that a start that was killed half way leaves nothing that looks whole.</summary>
    private async Task InitialiseAsync(CancellationToken cancellationToken)
    {
        var unfinished = DataDirectory + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await tools.GiveToAccountAsync(unfinished, cancellationToken);
        _passwords = EmbeddedPasswords.Create(directory);
        var result = await tools.InitDbAsync(unfinished, _passwords.Administrator, options.Durable, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new EmbeddedPostgresException(
                $"initdb of PostgreSQL {installation.Major} could not make {DataDirectory}: {result.Output}");
        }

        Directory.Move(unfinished, DataDirectory);
    }

    /// <summary>Takes over a server that outlived its portal. One that runs but does not answer is stopped; a file without a server is removed.</summary>
    private async Task<bool> TryAdoptAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(DataDirectory, PostmasterFile.Name);
        if (!File.Exists(file))
        {
            return false;
        }

        var left = PostmasterFile.Read(DataDirectory);
        if (left is null || !await tools.IsServerAsync(left.Pid, DataDirectory, cancellationToken))
        {
            Log.RemovedStale(log, file);
            File.Delete(file);
            return false;
        }

        Running = left;
        if (await AnswersAsync(cancellationToken))
        {
            Log.Adopted(log, left.Pid, left.Port);
            return true;
        }

        await StopAsync(cancellationToken);
        return false;
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var result = new ToolResult(0, "");
        for (var attempt = 0; attempt < PortAttempts; attempt++)
        {
            var port = FreePort.Near(attempt == 0 ? PortFile.Read(directory) : 0);
            result = await tools.StartAsync(DataDirectory, port, options.Durable, options.StartTimeout, cancellationToken);
            if (result.ExitCode == 0 && PostmasterFile.Read(DataDirectory) is { } server)
            {
                Running = server;
                PortFile.Write(directory, port);
                return;
            }

            // Another program took the port, or children of a killed server still hold its shared memory; both pass.
            await Task.Delay(RetryDelay, clock, cancellationToken);
        }

        throw new EmbeddedPostgresException(
            $"PostgreSQL {installation.Major} did not start on {DataDirectory}: {result.Output}\n{ServerLog.Tail(Path.Combine(DataDirectory, ServerLog.Name))}");
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres", "postgres") + ";Timeout=10;Pooling=false");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException e)
        {
            Log.DoesNotAnswer(log, Port, e.Message);
            return false;
        }
    }

    /// <summary>The role and the database of the portal; a first start that was killed may have left one of them out.</summary>
    private async Task MakeDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", "postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        if (!await ExistsAsync("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal')"))
        {
            await ExecuteAsync($"CREATE ROLE portal LOGIN CREATEDB PASSWORD '{_passwords!.Owner}'");
        }

        if (!await ExistsAsync("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app')"))
        {
            await ExecuteAsync($"CREATE ROLE portal_app LOGIN PASSWORD '{_passwords!.Portal}'");
        }

        if (!await ExistsAsync("SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'portal')"))
        {
            await ExecuteAsync("CREATE DATABASE portal OWNER portal");
        }

        async Task<bool> ExistsAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(cancellationToken) is true;
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Embedded PostgreSQL {Major} runs on 127.0.0.1:{Port}, started in {Milliseconds} ms")]
        public static partial void Started(ILogger log, int major, int port, long milliseconds);

        [LoggerMessage(LogLevel.Information, "Took over the embedded PostgreSQL that an earlier portal left running (process {Pid}, 127.0.0.1:{Port})")]
        public static partial void Adopted(ILogger log, int pid, int port);

        [LoggerMessage(LogLevel.Warning, "Removed {File}, left by a PostgreSQL that was killed; it recovers now")]
        public static partial void RemovedStale(ILogger log, string file);

        [LoggerMessage(LogLevel.Warning, "The embedded PostgreSQL on port {Port} runs but does not answer ({Reason}); stopping it")]
        public static partial void DoesNotAnswer(ILogger log, int port, string reason);

        [LoggerMessage(LogLevel.Warning, "The PostgreSQL in {DataDirectory} did not stop in time ({Output}); stopping it at once")]
        public static partial void StoppingHard(ILogger log, string dataDirectory, string output);
    }
}
