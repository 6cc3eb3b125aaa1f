using Portal.Core.Persistence.Embedded;
using Xunit;

namespace Portal.Core.Tests.Persistence.Embedded;

public sealed class EmbeddedPostgresErrorTests
{
    [Fact]
    public async Task StartAsync_WithoutPostgreSql_SaysWhatToInstall()
    {
        await using var sandbox = new EmbeddedSandbox();

        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync([]));

        Assert.Contains("apt-get install postgresql", error.Message, StringComparison.Ordinal);
        Assert.Contains("PORTAL_DATABASE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_OnTheDirectoryOfAnotherVersion_NamesBothVersionsAndTheWaysOut()
    {
        await using var sandbox = new EmbeddedSandbox();
        Directory.CreateDirectory(sandbox.Data);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Data, "PG_VERSION"), "12\n");

        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync());

        Assert.Contains("was made by PostgreSQL 12", error.Message, StringComparison.Ordinal);
        Assert.Contains($"has PostgreSQL {EmbeddedSandbox.Installation.Major}", error.Message, StringComparison.Ordinal);
        Assert.Contains("postgresql-12", error.Message, StringComparison.Ordinal);
        Assert.Contains("--reset", error.Message, StringComparison.Ordinal);
        Assert.Equal("12\n", await File.ReadAllTextAsync(Path.Combine(sandbox.Data, "PG_VERSION")));
    }

    [Fact]
    public async Task StartAsync_OnADirectoryOfSomethingElse_TouchesNothing()
    {
        await using var sandbox = new EmbeddedSandbox();
        Directory.CreateDirectory(sandbox.Data);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Data, "precious"), "mine");

        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync());

        Assert.Contains("no PostgreSQL data directory", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(sandbox.Data, "precious")));
    }

    [Fact]
    public async Task StartAsync_WhenThePasswordFileIsGone_SaysSo()
    {
        await using var sandbox = new EmbeddedSandbox();
        await using (await sandbox.StartAsync())
        {
        }

        File.Delete(Path.Combine(sandbox.Directory, "pgpass"));
        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync());

        Assert.Contains("pgpass", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_WhenTheServerRefusesItsConfiguration_ShowsTheServersOwnWords()
    {
        await using var sandbox = new EmbeddedSandbox();
        await using (await sandbox.StartAsync())
        {
        }

        await File.AppendAllTextAsync(Path.Combine(sandbox.Data, "postgresql.conf"), "shared_buffers = lots\n");
        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync());

        Assert.Contains("shared_buffers", error.Message, StringComparison.Ordinal);
        Assert.Contains(sandbox.Data, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_WhereADirectoryCannotBeMade_NamesItAndPortalData()
    {
        await using var sandbox = new EmbeddedSandbox(below: "file/postgres");
        Directory.CreateDirectory(sandbox.Root);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Root, "file"), "in the way");

        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync());

        Assert.Contains(sandbox.Directory, error.Message, StringComparison.Ordinal);
        Assert.Contains("PORTAL_DATA", error.Message, StringComparison.Ordinal);
    }
}
