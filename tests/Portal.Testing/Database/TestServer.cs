using Microsoft.Extensions.Logging.Abstractions;
using Portal.Core.Persistence.Embedded;

namespace Portal.Testing.Database;

/// <summary>A PostgreSQL in a temporary directory; what test processes that were killed left behind is stopped and removed on the way.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), $"portal-tests-{Environment.UserName}");

    private readonly string _directory;

    private TestServer(string directory, EmbeddedPostgres postgres)
    {
        _directory = directory;
        Postgres = postgres;
    }

    /// <summary>The server.</summary>
    public EmbeddedPostgres Postgres { get; }

    /// <summary>Starts one, without fsync.</summary>
    public static async Task<TestServer> StartAsync()
    {
        await RemoveAbandonedAsync();
        var directory = Path.Combine(Root, Guid.NewGuid().ToString("N"));
        var options = new EmbeddedPostgresOptions { Directory = directory, Durable = false };
        var postgres = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        return new TestServer(directory, postgres);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task RemoveAbandonedAsync()
    {
        foreach (var directory in Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
        {
            try
            {
                await EmbeddedPostgres.RemoveAsync(directory, CancellationToken.None);
            }
            catch (Exception e) when (e is EmbeddedPostgresException or IOException)
            {
                // Another test process is using it, or is just removing it.
            }
        }
    }
}
