using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Persistence;

public sealed class DatabaseMigratorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task MigrateAsync_OnAnEmptyDatabase_MakesTheSchemaOnce()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync("migrate");

        var first = await database.CreateMigrator().MigrateAsync(CancellationToken.None);
        var second = await database.CreateMigrator().MigrateAsync(CancellationToken.None);

        Assert.NotEmpty(first);
        Assert.Empty(second);
        Assert.Empty(await database.CreateMigrator().PendingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task MigrateAsync_ByFourReplicasAtOnce_MigratesInOneOfThem()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync("replicas");

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.CreateMigrator().MigrateAsync(CancellationToken.None)));

        Assert.Single(applied, migrations => migrations.Count > 0);
    }

    [Fact]
    public async Task Model_ComparedWithTheMigrations_HasNoPendingChange()
    {
        await using var database = await postgres.CreateDatabaseAsync("model");
        await using var context = database.CreateDbContext();

        Assert.False(context.Database.HasPendingModelChanges(), "The model changed: run migrations/regenerate.sh and commit what it writes.");
    }

    [Fact]
    public async Task Script_ComparedWithTheMigrations_IsCurrent()
    {
        await using var database = await postgres.CreateDatabaseAsync("script");
        await using var context = database.CreateDbContext();

        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.True(
            Lines(script).SequenceEqual(Lines(await File.ReadAllTextAsync(RepositoryRoot.Path("migrations/portal.sql"))), StringComparer.Ordinal),
            "migrations/portal.sql is not what the migrations give: run migrations/script.sh and commit it.");

        static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0);
    }

    [Fact]
    public async Task Script_AppliedTwiceToAnEmptyDatabase_LeavesNothingPending()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync("script");
        var script = await File.ReadAllTextAsync(RepositoryRoot.Path("migrations/portal.sql"));

        await database.ExecuteAsync(script);
        await database.ExecuteAsync(script);

        Assert.Empty(await database.CreateMigrator().PendingAsync(CancellationToken.None));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT sequence FROM audit_head"));
    }
}
