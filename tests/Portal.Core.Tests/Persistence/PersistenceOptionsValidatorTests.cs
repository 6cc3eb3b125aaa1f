using Portal.Core.Persistence;
using Xunit;

namespace Portal.Core.Tests.Persistence;

public sealed class PersistenceOptionsValidatorTests
{
    private const string Good = "Host=db;Database=portal;Username=portal;Password=secret";

    [Theory]
    [InlineData(Good)]
    [InlineData("Host=a,b,c;Database=portal;Username=portal;SSL Mode=VerifyFull")]
    public void Validate_AGoodConnectionString_Succeeds(string connectionString) => Assert.Empty(Problems(new PersistenceOptions { ConnectionString = connectionString }));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("nonsense", "not an Npgsql connection string")]
    [InlineData("Host=db;Nonsense=1;Password=secret", "not an Npgsql connection string")]
    [InlineData("Host=db;Port=many;Password=secret", "not an Npgsql connection string")]
    [InlineData("Host=db;Password='secret", "not an Npgsql connection string")]
    [InlineData("Database=portal;Username=portal", "no Host")]
    [InlineData(Good + ";Include Error Detail=true", "Include Error Detail")]
    public void Validate_ABadConnectionString_SaysWhatIsWrongWithoutThePassword(string connectionString, string problem)
    {
        var problems = Problems(new PersistenceOptions { ConnectionString = connectionString });

        Assert.Contains(problems, text => text.Contains(problem, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, text => text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_SeveralProblems_ListsThemAll()
    {
        var problems = Problems(new PersistenceOptions
        {
            ConnectionString = "Host=db",
            CommandTimeout = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromHours(1),
            ProbeInterval = TimeSpan.FromMilliseconds(1),
            MaxConnections = 0,
        });

        Assert.Equal(6, problems.Length);
    }

    private static string[] Problems(PersistenceOptions options) => [.. new PersistenceOptionsValidator().Validate(null, options).Failures ?? []];
}
