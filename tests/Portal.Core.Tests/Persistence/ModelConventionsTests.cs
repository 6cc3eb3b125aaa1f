using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Persistence;

public sealed class ModelConventionsTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private TestDatabase Database => fixture.Database;

    [Fact]
    public void Model_EveryColumn_FollowsTheRules()
    {
        using var context = Database.CreateDbContext();
        foreach (var entity in context.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            Assert.Matches("^[a-z][a-z0-9_]*$", entity.GetTableName() ?? "");
            foreach (var property in entity.GetProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                Assert.Matches("^[a-z][a-z0-9_]*$", property.GetColumnName());
                Assert.False(type == typeof(DateTime), $"{entity.Name}.{property.Name} is a DateTime; use DateTimeOffset.");
                Assert.True(!type.IsEnum || property.GetColumnType() == "text", $"{entity.Name}.{property.Name} is an enum that is not stored as text.");
                Assert.True(property.GetColumnType() != "json", $"{entity.Name}.{property.Name} is json; use jsonb.");
            }
        }
    }

    [Fact]
    public async Task Times_ThatAreNotUtc_AreRefusedInsteadOfShifted()
    {
        await using var context = Database.CreateDbContext();
        context.Add(Article(900, "not-utc", new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(8))));

        await Assert.ThrowsAnyAsync<Exception>(() => context.SaveChangesAsync());
    }

    [Fact]
    public async Task Jsonb_AStructuredValue_ReadsBackEqualAndIsQueryable()
    {
        await using (var context = Database.CreateDbContext())
        {
            context.Add(Article(901, "json", DateTimeOffset.UnixEpoch));
            await context.SaveChangesAsync();
        }

        await using var fresh = Database.CreateDbContext();
        var article = await fresh.Set<Article>().SingleAsync(article => article.Number == 901);
        Assert.Equal(["a", "b"], article.Content.Tags);
        Assert.Equal("nul \u2400", article.Content.In("en").Title);
        Assert.Null(article.Content.Zh);
        Assert.Equal("Warning", await Database.ScalarAsync<string>("SELECT content ->> 'severity' FROM articles WHERE number = 901"));
        Assert.False(fresh.ChangeTracker.HasChanges(), "Reading a jsonb value counts as changing it.");
    }

    [Fact]
    public async Task Enums_AreStoredByName()
    {
        await new AuditLog(Database, TimeProvider.System).AppendAsync(
            new AuditEvent { Actor = "a", Action = "enum", Outcome = AuditOutcome.Refused }, CancellationToken.None);

        Assert.Equal("Refused", await Database.ScalarAsync<string>("SELECT outcome FROM audit_entries WHERE action = 'enum'"));
    }

    private static Article Article(int number, string slug, DateTimeOffset at) => new()
    {
        Number = number,
        Slug = slug,
        Problem = "",
        Content = new ArticleContent { Severity = Severity.Warning, Tags = ["a", "b"], En = new ArticleText { Title = "nul \0", Summary = "s", Body = "b" } },
        Revision = 1,
        CreatedAt = at,
        UpdatedAt = at,
        UpdatedBy = "test",
    };
}
