using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Links;

/// <summary>One pass of the link checker: looks at what is due, judges it as a whole, and writes it down.</summary>
internal sealed partial class LinkPass(
    IDbContextFactory<PortalDbContext> contexts, LinkUses uses, LinkProber prober, LinkMetrics metrics, LinkCheckOptions options, TimeProvider clock, ILogger log)
{
    /// <summary>Looks in a row without an answer after which the host is left alone in this pass.</summary>
    private const int MostMisses = 3;

    private const int MostWitnesses = 3;

    private static readonly TimeSpan HostAway = TimeSpan.FromHours(1);

    private IReadOnlyDictionary<string, ImmutableArray<LinkUse>>? _known;
    private bool _noWayOut;

    /// <summary>Does a pass.</summary>
    /// <returns>How many links were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await FollowArticlesAsync(cancellationToken);
        var due = await DueAsync(cancellationToken);
        if (due.IsEmpty)
        {
            return 0;
        }

        using var turns = new HostTurns(options.HostPause, clock);
        var (looks, postponed) = await LookAsync(due, turns, cancellationToken);
        var believable = LinkVerdict.IsBelievable(looks) || await HasWitnessAsync(due, turns, cancellationToken);
        await WriteAsync(looks, postponed, believable, cancellationToken);
        metrics.Passed(believable);
        if (!believable && !_noWayOut)
        {
            Log.NoWayOut(log, looks.Length);
        }
        else if (believable && _noWayOut)
        {
            Log.WayOut(log);
        }

        _noWayOut = !believable;
        return looks.Length;
    }

    /// <summary>Addresses that articles lead to since an edit are due; what no article leads to any more is forgotten.</summary>
    private async Task FollowArticlesAsync(CancellationToken cancellationToken)
    {
        var used = await uses.ReadAsync(cancellationToken);
        if (ReferenceEquals(used, _known))
        {
            return;
        }

        var (urls, now) = (used.Keys.Where(static url => url.Length <= LinkAddress.Longest).ToArray(), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO article_links (url, state, reason, failures, next_check)
            SELECT url, {nameof(LinkState.Unchecked)}, {nameof(LinkReason.None)}, 0, {now} FROM unnest({urls}) AS url
            ON CONFLICT (url) DO NOTHING
            """,
            cancellationToken);
        await context.Set<ArticleLink>().Where(link => !urls.Contains(link.Url)).ExecuteDeleteAsync(cancellationToken);
        _known = used;
    }

    private async Task<ImmutableArray<ArticleLink>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return
        [
            .. await context.Set<ArticleLink>().AsNoTracking().Where(link => link.NextCheck <= now)
                .OrderBy(link => link.NextCheck).ThenBy(link => link.Url).Take(options.MostInPass).ToListAsync(cancellationToken),
        ];
    }

    private async Task<(ImmutableArray<(ArticleLink Link, LinkAnswer Answer)> Looks, ImmutableArray<ArticleLink> Postponed)> LookAsync(
        ImmutableArray<ArticleLink> due, HostTurns turns, CancellationToken cancellationToken)
    {
        var looks = new ConcurrentBag<(ArticleLink, LinkAnswer)>();
        var postponed = new ConcurrentBag<ArticleLink>();
        await Parallel.ForEachAsync(
            due.GroupBy(static link => new Uri(link.Url).IdnHost, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = options.Hosts, CancellationToken = cancellationToken },
            async (host, stop) =>
            {
                var (misses, until) = (0, (DateTimeOffset?)null);
                foreach (var link in host)
                {
                    if (until is { } later)
                    {
                        postponed.Add(link with { NextCheck = later });
                        continue;
                    }

                    var answer = await prober.ProbeAsync(link.Url, turns, stop);
                    metrics.Looked(answer);
                    looks.Add((link, answer));
                    misses = answer.Answered ? 0 : misses + 1;
                    until = answer.RetryAfter is { } wait ? clock.GetUtcNow() + wait : misses >= MostMisses ? clock.GetUtcNow() + HostAway : null;
                }
            });
        return ([.. looks], [.. postponed]);
    }

    /// <summary>Whether something answers that answered before. Asked when a pass found nothing alive: then either all of it is gone, or the way out.</summary>
    private async Task<bool> HasWitnessAsync(ImmutableArray<ArticleLink> due, HostTurns turns, CancellationToken cancellationToken)
    {
        var tried = due.Select(static link => link.Url).ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var candidates = await context.Set<ArticleLink>().AsNoTracking().Where(link => link.AliveAt != null && !tried.Contains(link.Url))
            .OrderByDescending(link => link.AliveAt).ThenBy(link => link.Url).Take(100).ToListAsync(cancellationToken);
        foreach (var link in candidates.DistinctBy(static link => new Uri(link.Url).IdnHost).Take(MostWitnesses))
        {
            if ((await prober.ProbeAsync(link.Url, turns, cancellationToken)).Outcome is LinkOutcome.Alive or LinkOutcome.Moved)
            {
                return true;
            }
        }

        return false;
    }

    private async Task WriteAsync(
        ImmutableArray<(ArticleLink Link, LinkAnswer Answer)> looks, ImmutableArray<ArticleLink> postponed, bool believable, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.UpdateRange(looks.Select(look => believable
            ? LinkVerdict.Apply(look.Link, look.Answer, now, Random.Shared.NextDouble())
            : LinkVerdict.NoWayOut(look.Link, now, Random.Shared.NextDouble())));
        context.UpdateRange(postponed);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "None of {Count} external links answered: the portal seems to have no way out of its network. Links are shown as not checkable; set PORTAL_LINK_CHECK=off if that is meant to be so")]
        public static partial void NoWayOut(ILogger log, int count);

        [LoggerMessage(LogLevel.Information, "External links answer again")]
        public static partial void WayOut(ILogger log);
    }
}
