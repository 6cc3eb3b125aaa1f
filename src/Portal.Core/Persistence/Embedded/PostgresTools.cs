#pragma warning disable CA1416 // EmbeddedPostgres.StartAsync refuses everything but Linux.
using System.Diagnostics;
using System.Globalization;

namespace Portal.Core.Persistence.Embedded;

/// <summary>
/// Runs the server programs on one data directory, as the account that they must run as, with an environment of our own (a PGPORT or PGDATA
/// of the person's shell must not reach them).
/// </summary>
internal sealed class PostgresTools(PostgresInstallation installation, PostgresAccount? account)
{
    /// <summary>Makes a cluster in an empty directory: SCRAM passwords for every connection, UTF-8, C.UTF-8.</summary>
    public async Task<ToolResult> InitDbAsync(string dataDirectory, string administratorPassword, bool durable, CancellationToken cancellationToken)
    {
        // Not below the data directory's parents, which the account may not be able to enter, and not by stdin, which it may not open again.
        var passwordFile = Path.Combine("/tmp", $"portal-{Guid.NewGuid():N}");
        try
        {
            await using (var file = new FileStream(passwordFile, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(administratorPassword), cancellationToken);
            }

            await GiveToAccountAsync(passwordFile, cancellationToken);
            return await RunAsync(
                "initdb",
                dataDirectory,
                ["--username=postgres", $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions",
                    .. durable ? Array.Empty<string>() : ["--no-sync"]],
                cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <summary>Starts the server in a session of its own and waits until it answers.</summary>
    public Task<ToolResult> StartAsync(string dataDirectory, int port, bool durable, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // pg_ctl hands these to a shell. A Ctrl-C at the portal's terminal must not reach the server before the portal has finished: pg_ctl calls setsid.
        var settings = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60 -c log_min_messages=warning -c cluster_name=portal");
        if (!durable)
        {
            settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";
        }

        return RunAsync(
            "pg_ctl",
            dataDirectory,
            ["start", "--wait", $"--timeout={Seconds(timeout)}", $"--log={NameFor(dataDirectory)}/server.log", "--options", settings],
            cancellationToken);
    }

    /// <summary>Stops the server: open transactions are rolled back, everything committed is kept.</summary>
    /// <param name="dataDirectory">The cluster.</param>
    /// <param name="mode"><c>fast</c>, or <c>immediate</c> for one that does not answer (the next start then recovers).</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ToolResult> StopAsync(string dataDirectory, string mode, TimeSpan timeout, CancellationToken cancellationToken) =>
        RunAsync("pg_ctl", dataDirectory, ["stop", "--wait", $"--mode={mode}", $"--timeout={Seconds(timeout)}"], cancellationToken);

    /// <summary>
    /// Whether the process runs and is the server of this cluster. A server's working directory is its data directory, however that was named
    /// at its start; a process that has got the number of a dead server has another one. Asked as the server's account: root in a
    /// container may not look into processes of others.
    /// </summary>
    public async Task<bool> IsServerAsync(int pid, string dataDirectory, CancellationToken cancellationToken)
    {
        string[] command = ["test", string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/cwd"), "-ef", NameFor(dataDirectory)];
        return (await RunAsAccountAsync(command, dataDirectory, cancellationToken)).ExitCode == 0;
    }

    /// <summary>Hands a file or directory to the account that the server runs as; nothing to do when that is the portal's own.</summary>
    public async Task GiveToAccountAsync(string path, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            return;
        }

        var result = await ExecuteAsync("chown", [$"{account.Uid}:{account.Gid}", path], "/", cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"Cannot give {path} to the account {account.Name}, which PostgreSQL must run as: {result.Output}");
        }
    }

    private static string Seconds(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private Task<ToolResult> RunAsync(string program, string dataDirectory, string[] arguments, CancellationToken cancellationToken) =>
        RunAsAccountAsync(
            [Path.Combine(installation.BinDirectory, program), "-D", NameFor(dataDirectory), .. arguments], dataDirectory, cancellationToken);

    // Another account may not be able to enter the parents of the directory (/root, a home of mode 0700). A shell that is still root opens
    // it, and the open directory is a way in that asks no parent. Not the working directory: the programs change theirs while they start.
    private Task<ToolResult> RunAsAccountAsync(string[] command, string dataDirectory, CancellationToken cancellationToken) => account is null
        ? ExecuteAsync(command[0], command[1..], dataDirectory, cancellationToken)
        : ExecuteAsync(
            "sh",
            ["-c", "exec 7<\"$0\" && exec \"$@\"", dataDirectory,
                "setpriv", $"--reuid={account.Uid}", $"--regid={account.Gid}", "--clear-groups", "--no-new-privs", "--", .. command],
            "/",
            cancellationToken);

    private string NameFor(string dataDirectory) => account is null ? dataDirectory : "/proc/self/fd/7";

    private static async Task<ToolResult> ExecuteAsync(string program, string[] arguments, string workingDirectory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, $"{await output}\n{await errors}".Trim());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new EmbeddedPostgresException($"Cannot run {program}: {e.Message}. The embedded PostgreSQL needs it (apt-get install postgresql util-linux).", e);
        }
    }
}
