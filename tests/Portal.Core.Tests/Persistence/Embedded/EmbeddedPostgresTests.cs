using System.Runtime.Versioning;
using Npgsql;
using Portal.Core.Persistence.Embedded;
using Portal.Testing;
using Xunit;

namespace Portal.Core.Tests.Persistence.Embedded;

[SupportedOSPlatform("linux")]
public sealed class EmbeddedPostgresTests
{
    [Fact]
    public async Task StartAsync_InANewDirectory_GivesADatabaseThatBelongsToAnOrdinaryRole()
    {
        await using var sandbox = new EmbeddedSandbox();
        await using var postgres = await sandbox.StartAsync();

        var facts = await EmbeddedSandbox.ScalarAsync<string>(
            new NpgsqlConnectionStringBuilder(postgres.AdministratorConnectionString) { Database = "portal" }.ConnectionString,
            """
            SELECT concat_ws(' ', rolname, current_database(), rolsuper, pg_encoding_to_char(encoding), datcollate,
                current_setting('listen_addresses'), '[' || current_setting('unix_socket_directories') || ']', current_setting('password_encryption'))
            FROM pg_roles, pg_database WHERE pg_roles.oid = datdba AND datname = current_database()
            """);

        Assert.Equal("portal portal f UTF8 C.UTF-8 127.0.0.1 [] scram-sha-256", facts);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(sandbox.Directory, "pgpass")));
        Assert.All(
            File.ReadLines(Path.Combine(sandbox.Data, "pg_hba.conf")).Where(line => line.Length > 0 && line[0] != '#'),
            line => Assert.EndsWith("scram-sha-256", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartAsync_WithoutThePassword_LetsNobodyIn()
    {
        await using var sandbox = new EmbeddedSandbox();
        await using var postgres = await sandbox.StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess", Username = "postgres" }.ConnectionString;

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => EmbeddedSandbox.ScalarAsync<int>(guess, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task StartAsync_AfterACleanStop_HasTheDataAndTheSamePort()
    {
        await using var sandbox = new EmbeddedSandbox();
        int pid, port;
        await using (var first = await sandbox.StartAsync())
        {
            (pid, port) = (first.ProcessId, first.Port);
            await EmbeddedSandbox.ScalarAsync<string>(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer; SELECT ''::text");
        }

        Assert.False(EmbeddedSandbox.Runs(pid), "The server outlived the portal.");
        await using var second = await sandbox.StartAsync();

        Assert.Equal(42, await EmbeddedSandbox.ScalarAsync<int>(second.OwnerConnectionString, "SELECT answer FROM kept"));
        Assert.Equal(port, second.Port);
    }

    [Fact]
    public async Task StartAsync_WhenAKilledPortalLeftTheServerRunning_TakesItOver()
    {
        await using var sandbox = new EmbeddedSandbox();
        var left = await sandbox.LeaveServerRunningAsync();

        await using (var postgres = await sandbox.StartAsync())
        {
            Assert.Equal(left, postgres.ProcessId);
            Assert.Equal(1, await EmbeddedSandbox.ScalarAsync<int>(postgres.ConnectionString, "SELECT 1"));
        }

        Assert.False(EmbeddedSandbox.Runs(left), "The server that was taken over outlived the portal.");
    }

    [Fact]
    public async Task StartAsync_WhenTheServerWasKilled_RecoversAndStarts()
    {
        await using var sandbox = new EmbeddedSandbox();
        await EmbeddedSandbox.KillAsync(await sandbox.LeaveServerRunningAsync());
        Assert.True(File.Exists(Path.Combine(sandbox.Data, PostmasterFile.Name)), "The kill left no postmaster.pid, so this test shows nothing.");

        await using var postgres = await sandbox.StartAsync();

        Assert.Equal(1, await EmbeddedSandbox.ScalarAsync<int>(postgres.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task StartAsync_WhenTheStaleNumberBelongsToAnotherProcess_LeavesThatAloneAndStarts()
    {
        await using var sandbox = new EmbeddedSandbox();
        await EmbeddedSandbox.KillAsync(await sandbox.LeaveServerRunningAsync());
        using var bystander = EmbeddedSandbox.StartBystander();
        var file = Path.Combine(sandbox.Data, PostmasterFile.Name);
        var lines = await File.ReadAllLinesAsync(file);
        lines[0] = $"{bystander.Id}";
        await File.WriteAllLinesAsync(file, lines);

        await using (var postgres = await sandbox.StartAsync())
        {
            Assert.Equal(1, await EmbeddedSandbox.ScalarAsync<int>(postgres.ConnectionString, "SELECT 1"));
            Assert.NotEqual(bystander.Id, postgres.ProcessId);
        }

        Assert.False(bystander.HasExited);
        bystander.Kill();
    }

    [Fact]
    public async Task Server_WhenKilledUnderARunningPortal_ComesBackUnderTheSameConnectionString()
    {
        await using var sandbox = new EmbeddedSandbox();
        await using var postgres = await sandbox.StartAsync();
        var connectionString = postgres.ConnectionString;

        await EmbeddedSandbox.KillAsync(postgres.ProcessId);

        Assert.Equal(1, await Eventually.PassesAsync(() => EmbeddedSandbox.ScalarAsync<int>(connectionString, "SELECT 1")));
    }

    [Fact]
    public async Task StartAsync_InTheDirectoryOfAnotherPortal_IsRefusedAndNamesItsProcess()
    {
        await using var sandbox = new EmbeddedSandbox();
        await using var postgres = await sandbox.StartAsync();

        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync());

        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("PORTAL_DATA", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await EmbeddedSandbox.ScalarAsync<int>(postgres.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task StartAsync_AfterAFirstStartThatWasKilledHalfWay_BeginsAnew()
    {
        await using var sandbox = new EmbeddedSandbox();
        Directory.CreateDirectory(sandbox.Data + ".new");
        await File.WriteAllTextAsync(Path.Combine(sandbox.Data + ".new", "PG_VERSION"), "1");

        await using var postgres = await sandbox.StartAsync();

        Assert.Equal(1, await EmbeddedSandbox.ScalarAsync<int>(postgres.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task StartAsync_AsRootBelowADirectoryThatOnlyRootMayEnter_Works()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root hands the server to another account.");
        await using var sandbox = new EmbeddedSandbox(below: "closed/deeper/postgres");
        Directory.CreateDirectory(Path.Combine(sandbox.Root, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using (var first = await sandbox.StartAsync())
        {
            Assert.DoesNotContain("Uid:\t0", await File.ReadAllTextAsync($"/proc/{first.ProcessId}/status"), StringComparison.Ordinal);
        }

        await using var second = await sandbox.StartAsync();
        Assert.Equal(1, await EmbeddedSandbox.ScalarAsync<int>(second.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task RemoveAsync_WhenAServerWasLeftRunning_StopsItAndDeletesEverything()
    {
        await using var sandbox = new EmbeddedSandbox();
        var left = await sandbox.LeaveServerRunningAsync();

        await EmbeddedPostgres.RemoveAsync(sandbox.Directory, CancellationToken.None);

        Assert.False(EmbeddedSandbox.Runs(left));
        Assert.False(Directory.Exists(sandbox.Directory));
    }
}
