using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>Remembers which alerts were asked for and have no article.</summary>
public sealed class RunbookGaps(IDbContextFactory<PortalDbContext> contexts, RunbookIndex index, TimeProvider clock)
{
    /// <summary>The most names that are kept; what comes after is counted in <see cref="RunbookGapList.Dropped"/>. Names come from anybody, so they must end somewhere.</summary>
    public const int MostNames = 10_000;

    /// <summary>Notes that an alert without an article was asked for.</summary>
    /// <param name="alert">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The name is not one (<see cref="AlertName.Fault"/>).</exception>
    public async Task RecordAsync(string alert, CancellationToken cancellationToken)
    {
        if (AlertName.Fault(alert) is { } fault)
        {
            throw new ArgumentException(fault, nameof(alert));
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO runbook_gaps (name, count, first_seen, last_seen)
            SELECT CASE WHEN EXISTS (SELECT 1 FROM runbook_gaps WHERE name = {alert}) OR (SELECT count(*) FROM runbook_gaps WHERE name <> '') < {MostNames} THEN {alert} ELSE '' END, 1, {now}, {now}
            ON CONFLICT (name) DO UPDATE SET count = runbook_gaps.count + 1, last_seen = greatest(runbook_gaps.last_seen, excluded.last_seen)
            """,
            cancellationToken);
    }

    /// <summary>The gaps, those that were asked for most often first. Those that an article covers by now are forgotten.</summary>
    public async Task<RunbookGapList> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<RunbookGap>().AsNoTracking().OrderByDescending(gap => gap.Count).ThenByDescending(gap => gap.LastSeen).ThenBy(gap => gap.Name).ToListAsync(cancellationToken);
        var covered = (await index.FindAllAsync(rows.Select(static gap => gap.Name), cancellationToken)).Keys.ToArray();
        if (covered.Length > 0)
        {
            await context.Set<RunbookGap>().Where(gap => covered.Contains(gap.Name)).ExecuteDeleteAsync(cancellationToken);
        }

        return new RunbookGapList(
            [.. rows.Where(gap => gap.Name.Length > 0 && !covered.Contains(gap.Name, StringComparer.Ordinal))], rows.Find(static gap => gap.Name.Length == 0)?.Count ?? 0);
    }

    /// <summary>The alerts of kube-prometheus and the article that each leads to.</summary>
    public async Task<ImmutableArray<StockRunbook>> StockAsync(CancellationToken cancellationToken)
    {
        var articles = await index.FindAllAsync(StockAlerts.All.Select(static alert => alert.Name), cancellationToken);
        return [.. StockAlerts.All.Select(alert => new StockRunbook(alert, articles.GetValueOrDefault(alert.Name)))];
    }
}
