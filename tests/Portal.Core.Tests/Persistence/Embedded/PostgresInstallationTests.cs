using Portal.Core.Persistence.Embedded;
using Xunit;

namespace Portal.Core.Tests.Persistence.Embedded;

public sealed class PostgresInstallationTests
{
    [Theory]
    [InlineData("postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 18beta1", 18)]
    [InlineData("postgres (PostgreSQL) 17", 17)]
    [InlineData("postgres 17", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void MajorOf_TheOutputOfPostgresVersion_IsTheMajorVersion(string? output, int? major) =>
        Assert.Equal(major, PostgresInstallation.MajorOf(output));

    [Fact]
    public void FindAll_OnThisMachine_FindsACompleteServer() =>
        Assert.All(PostgresInstallation.FindAll(), found => Assert.True(File.Exists(Path.Combine(found.BinDirectory, "initdb"))));

    [Fact]
    public void FindAll_WithDirectoriesThatHoldNoServer_LeavesThemOut() => Assert.Empty(PostgresInstallation.FindAll(["/usr/bin", "/nowhere"]));
}
