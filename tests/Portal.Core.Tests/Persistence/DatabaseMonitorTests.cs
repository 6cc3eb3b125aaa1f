using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Testing.Proxy;
using Xunit;

namespace Portal.Core.Tests.Persistence;

public sealed class DatabaseMonitorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Monitor_OnAnEmptyDatabaseInDevelopment_MigratesAndIsReady()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync("monitor");
        using var host = await StartAsync(database.OwnerConnectionString, migrate: true);
        var state = host.Services.GetRequiredService<DatabaseState>();

        await state.WaitUntilReadyAsync(CancellationToken.None).WaitAsync(Eventually.DefaultDeadline);

        Assert.True(state.Current.IsReady);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM audit_entries"));
        await host.StopAsync();
    }

    [Fact]
    public async Task Monitor_OnAnEmptyDatabaseInProduction_SaysWhatToApplyAndIsReadyOnceItIs()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync("monitor");
        using var host = await StartAsync(database.OwnerConnectionString, migrate: false);
        var state = host.Services.GetRequiredService<DatabaseState>();

        var status = await Eventually.ValueAsync(() => state.Current, status => status.Condition == DatabaseCondition.WrongSchema);
        Assert.Contains("migrations/portal.sql", status.Sentence.En, StringComparison.Ordinal);
        await database.ExecuteAsync(await File.ReadAllTextAsync(RepositoryRoot.Path("migrations/portal.sql")));

        await state.WaitUntilReadyAsync(CancellationToken.None).WaitAsync(Eventually.DefaultDeadline);
        await host.StopAsync();
    }

    [Fact]
    public async Task Monitor_OnADatabaseOfAnUnreleasedBuild_SaysResetInsteadOfHalfMigrating()
    {
        await using var database = await postgres.CreateDatabaseAsync("monitor");
        await database.ExecuteAsync("UPDATE \"__EFMigrationsHistory\" SET migration_id = '20200101000000_Initial'");
        using var host = await StartAsync(database.OwnerConnectionString, migrate: true);
        var state = host.Services.GetRequiredService<DatabaseState>();

        var status = await Eventually.ValueAsync(() => state.Current, status => status.Condition == DatabaseCondition.WrongSchema);

        Assert.Contains("--reset", status.Sentence.En, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task Monitor_WhenTheDatabaseGoesAwayAndComesBack_SaysSoWithTheTimeAndRecoversAlone()
    {
        await using var database = await postgres.CreateDatabaseAsync("monitor");
        var target = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString);
        await using var proxy = new TcpProxy(new IPEndPoint(IPAddress.Loopback, target.Port));
        using var host = await StartAsync(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Port = proxy.Port }.ConnectionString, migrate: true);
        var state = host.Services.GetRequiredService<DatabaseState>();
        await state.WaitUntilReadyAsync(CancellationToken.None).WaitAsync(Eventually.DefaultDeadline);

        proxy.Refuse();
        proxy.ResetAll();

        // Somebody's use of the database reports it; nobody waits for the next look.
        await Assert.ThrowsAnyAsync<Exception>(() => host.Services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery(), CancellationToken.None));
        var status = await Eventually.ValueAsync(
            () => state.Current, status => status.Problem.En == "refuses connections");
        Assert.Equal(DatabaseCondition.Down, status.Condition);
        Assert.Matches(@"^PostgreSQL at 127\.0\.0\.1:\d+ refuses connections since \d\d:\d\d:\d\d UTC$", status.Sentence.En);
        Assert.Contains("拒绝连接", status.Sentence.Zh, StringComparison.Ordinal);

        proxy.Accept();
        await state.WaitUntilReadyAsync(CancellationToken.None).WaitAsync(Eventually.DefaultDeadline);
        Assert.Equal(0, (await host.Services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery(), CancellationToken.None)).Total);
        await host.StopAsync();
    }

    [Fact]
    public async Task Monitor_WithAServerThatIsNotThereAtTheStart_StartsAndIsReadyWhenItComes()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync("monitor");
        var target = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString);
        await using var proxy = new TcpProxy(new IPEndPoint(IPAddress.Loopback, target.Port));
        proxy.Refuse();
        using var host = await StartAsync(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Port = proxy.Port }.ConnectionString, migrate: true);
        var state = host.Services.GetRequiredService<DatabaseState>();

        await Eventually.ValueAsync(() => state.Current, status => status.Condition == DatabaseCondition.Down);
        proxy.Accept();

        await state.WaitUntilReadyAsync(CancellationToken.None).WaitAsync(Eventually.DefaultDeadline);
        await host.StopAsync();
    }

    private static async Task<IHost> StartAsync(string connectionString, bool migrate)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddPortalPersistence(options =>
        {
            options.ConnectionString = connectionString;
            options.MigrateAtStart = migrate;
            options.ProbeInterval = TimeSpan.FromSeconds(1);
        });
        builder.Services.AddPortalAudit();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
