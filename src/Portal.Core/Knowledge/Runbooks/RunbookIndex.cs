using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Knowledge.Search;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>
/// Which articles an alert leads to, by the alert signatures of all articles in the database. Held in memory; whether articles changed is asked at
/// most each <see cref="Freshness"/>, so an edit is seen within that time on every replica.
/// </summary>
public sealed class RunbookIndex(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock) : IDisposable
{
    /// <summary>How long what is held is taken for true without asking.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    /// <summary>Results that are kept until articles change; more names than that are matched each time.</summary>
    private const int MostKept = 2_000;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly IDbContextFactory<PortalDbContext> _contexts = contexts;
    private Held? _held;

    /// <summary>
    /// The articles of an alert: the one whose signature names it most closely first; among equals the one whose problem is open now, then by number. Empty when there is none.
    /// </summary>
    /// <param name="alert">The alert's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ImmutableArray<RunbookArticle>> FindAsync(string alert, CancellationToken cancellationToken)
    {
        var found = (await CurrentAsync(cancellationToken)).Find(alert);
        if (found.Length > 1)
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            var open = await OpenFindings.CountAsync(context, cancellationToken);
            found = [.. found.OrderByDescending(static match => match.Closeness).ThenBy(match => open.Of(match.Article.Problem).IsEmpty).ThenBy(static match => match.Article.Number)];
        }

        return [.. found.Select(static match => match.Article)];
    }

    /// <summary>The first article of each alert that has one.</summary>
    public async Task<ImmutableDictionary<string, RunbookArticle>> FindAllAsync(IEnumerable<string> alerts, CancellationToken cancellationToken)
    {
        var held = await CurrentAsync(cancellationToken);
        return alerts.Distinct(StringComparer.Ordinal)
            .Select(alert => (alert, Found: held.Find(alert)))
            .Where(static pair => !pair.Found.IsEmpty)
            .ToImmutableDictionary(static pair => pair.alert, static pair => pair.Found[0].Article, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<Held> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_held is { } fresh && clock.GetElapsedTime(fresh.CheckedAt) < Freshness)
        {
            return fresh;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetTimestamp();
            if (_held is { } held && clock.GetElapsedTime(held.CheckedAt) < Freshness)
            {
                return held;
            }

            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            var version = await context.Database
                .SqlQuery<string>($"SELECT count(*) || ' ' || coalesce(sum(revision), 0) || ' ' || coalesce(max(updated_at)::text, '') AS \"Value\" FROM articles")
                .SingleAsync(cancellationToken);
            return _held = _held is { } known && known.Version == version ? known with { CheckedAt = now } : new Held(version, now, await ReadAsync(context, cancellationToken), []);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<ImmutableArray<RunbookPattern>> ReadAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var patterns = ImmutableArray.CreateBuilder<RunbookPattern>();
        var articles = context.Set<Article>().FromSql($$"""SELECT * FROM articles WHERE content->'signatures' @> '[{"kind":"Alert"}]'""").AsNoTracking().OrderBy(article => article.Number);
        await foreach (var article in articles.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var target = new RunbookArticle(
                article.Number, article.Slug, article.Problem, new LocalizedText(article.Content.In("en").Title, article.Content.In("zh").Title));
            foreach (var signature in article.Content.Signatures.Where(static signature => signature.Kind == SignatureKind.Alert))
            {
                // One that does not compile cannot have been saved; if a database holds one all the same, the others still work.
                if (SignatureRules.Compile(signature.Pattern).Regex is { } regex)
                {
                    patterns.Add(new RunbookPattern(target, regex, signature.Literals));
                }
            }
        }

        return patterns.ToImmutable();
    }

    private sealed record Held(
        string Version, long CheckedAt, ImmutableArray<RunbookPattern> Patterns, ConcurrentDictionary<string, ImmutableArray<(RunbookArticle Article, int Closeness)>> Results)
    {
        public ImmutableArray<(RunbookArticle Article, int Closeness)> Find(string alert)
        {
            if (Results.TryGetValue(alert, out var kept))
            {
                return kept;
            }

            var line = AlertName.Line(alert);
            ImmutableArray<(RunbookArticle Article, int Closeness)> found =
            [
                .. Patterns.Select(pattern => (pattern.Article, Closeness: pattern.Match(line)))
                    .Where(static match => match.Closeness is not null)
                    .GroupBy(static match => match.Article)
                    .Select(static group => (Article: group.Key, Closeness: group.Max(static match => match.Closeness!.Value)))
                    .OrderByDescending(static match => match.Closeness).ThenBy(static match => match.Article.Number),
            ];
            if (Results.Count < MostKept)
            {
                Results.TryAdd(alert, found);
            }

            return found;
        }
    }
}
