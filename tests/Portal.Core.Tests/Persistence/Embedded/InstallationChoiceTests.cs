using Portal.Core.Persistence.Embedded;
using Xunit;

namespace Portal.Core.Tests.Persistence.Embedded;

public sealed class InstallationChoiceTests
{
    [Fact]
    public async Task StartAsync_WithTwoVersionsInstalled_TakesTheOneThatMadeTheDirectory()
    {
        await using var sandbox = new EmbeddedSandbox();
        await using (await sandbox.StartAsync())
        {
        }

        await using var again = await sandbox.StartAsync([new PostgresInstallation("/usr/lib/postgresql/99/bin", 99), EmbeddedSandbox.Installation]);

        Assert.Equal(1, await EmbeddedSandbox.ScalarAsync<int>(again.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task StartAsync_WithOnlyAVersionThatIsTooOld_SaysWhichOneIsNeeded()
    {
        await using var sandbox = new EmbeddedSandbox();

        var error = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => sandbox.StartAsync([new PostgresInstallation("/old/bin", 9)]));

        Assert.Contains("needs 14 or newer", error.Message, StringComparison.Ordinal);
    }
}
