using System.Diagnostics;
using System.Globalization;

namespace Portal.Testing.Database;

/// <summary>
/// One real PostgreSQL for the whole test process, started by the first test that asks for a database and stopped with the process. Declare it once
/// in a test project: <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private const string Template = "portal_template";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private TestServer? _server;

    /// <summary>Makes a database with the whole schema and nothing in it; it is dropped when disposed.</summary>
    /// <param name="name">Part of the database's name, to be found in the server's log: the test class.</param>
    public async Task<TestDatabase> CreateDatabaseAsync(string name)
    {
        var server = await ServerAsync();
        return await TestDatabase.CreateAsync(server.Postgres, Template, name);
    }

    /// <summary>Makes a database without any table.</summary>
    /// <param name="name">Part of the database's name.</param>
    public async Task<TestDatabase> CreateEmptyDatabaseAsync(string name)
    {
        var server = await ServerAsync();
        return await TestDatabase.CreateAsync(server.Postgres, "template0", name);
    }

    /// <summary>
    /// Kills the server with all its processes, as a power cut would. It starts again by itself about a second later. Only for tests that do not run
    /// beside others of the process.
    /// </summary>
    public async Task KillAsync()
    {
        var postmaster = (await ServerAsync()).Postgres.ProcessId;
        var all = new List<int> { postmaster };
        foreach (var stat in Directory.GetDirectories("/proc").Where(static d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            try
            {
                var fields = (await File.ReadAllTextAsync(Path.Combine(stat, "stat"))).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (int.Parse(fields[1], CultureInfo.InvariantCulture) == postmaster)
                {
                    all.Add(int.Parse(Path.GetFileName(stat), CultureInfo.InvariantCulture));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has just ended.
            }
        }

        using var kill = Process.Start("kill", ["-KILL", .. all.Select(static pid => pid.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task<TestServer> ServerAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return _server ??= await StartAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync();
        await using var template = await TestDatabase.CreateAsync(server.Postgres, "template0", Template, exactName: true);
        await template.CreateMigrator().MigrateAsync(CancellationToken.None);
        template.Keep();
        return server;
    }
}
