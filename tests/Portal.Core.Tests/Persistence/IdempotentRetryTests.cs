using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Portal.Core.Persistence;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Persistence;

public sealed class IdempotentRetryTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task RunAsync_WhenTheBackendIsKilledOnce_GivesTheAnswerOfTheSecondTry()
    {
        var tries = 0;

        var answer = await IdempotentRetry.RunAsync(
            async cancellationToken =>
            {
                await using var connection = await fixture.Database.DataSource.OpenConnectionAsync(cancellationToken);
                if (++tries == 1)
                {
                    await fixture.Database.ExecuteAsSuperuserAsync($"SELECT pg_terminate_backend({connection.ProcessID})");
                }

                await using var command = new NpgsqlCommand("SELECT 42", connection);
                return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
            },
            TimeProvider.System,
            CancellationToken.None);

        Assert.Equal((42, 2), (answer, tries));
    }

    [Fact]
    public async Task RunAsync_WhenItNeverWorks_GivesUpAfterFourTriesWithTheLastException()
    {
        var clock = new FakeTimeProvider();
        var tries = 0;

        var run = IdempotentRetry.RunAsync<int>(_ => throw new NpgsqlException($"try {++tries}", new SocketException()), clock, CancellationToken.None);
        while (!run.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("try 4", (await Assert.ThrowsAsync<NpgsqlException>(() => run)).Message);
    }

    [Fact]
    public async Task RunAsync_WhenTheStatementIsWrong_DoesNotTryAgain()
    {
        var tries = 0;

        await Assert.ThrowsAsync<PostgresException>(() => IdempotentRetry.RunAsync(
            async cancellationToken =>
            {
                tries++;
                return await fixture.Database.ScalarAsync<int>("SELECT nonsense");
            },
            TimeProvider.System,
            CancellationToken.None));

        Assert.Equal(1, tries);
    }
}
