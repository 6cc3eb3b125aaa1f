using System.Collections.Frozen;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// Matches texts against the signatures of all articles as the database has them. The set is kept, and made anew when an article has changed, by
/// this replica or another.
/// </summary>
public sealed partial class MatchService(IDbContextFactory<PortalDbContext> contexts, FindingService findings, TimeProvider clock, ILogger<MatchService> logger) : IDisposable
{
    private static readonly TimeSpan LooksAt = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _refresh = new(1);
    private Loaded _loaded = new(SignatureSet.Empty, default, DateTimeOffset.MinValue);

    /// <summary>The problems that a text shows; what is open on the clusters now comes first among equals.</summary>
    /// <param name="text">The text, of at most <see cref="MatchLimits.LargestText"/> bytes in UTF-8.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text is larger.</exception>
    public async Task<MatchResult> MatchAsync(string text, CancellationToken cancellationToken)
    {
        if (IsTooLarge(text))
        {
            throw new ArgumentOutOfRangeException(nameof(text), $"The text must not be larger than {MatchLimits.LargestText} bytes.");
        }

        var set = await SignaturesAsync(cancellationToken);
        var open = (await findings.CountAsync(cancellationToken)).GroupBy(static count => count.Problem, StringComparer.Ordinal)
            .ToFrozenDictionary(static group => group.Key, static group => group.Sum(static count => count.Count), StringComparer.Ordinal);
        return await Task.Run(() => set.Match(text, open, cancellationToken), cancellationToken);
    }

    /// <summary>Whether a text is larger than is allowed.</summary>
    public static bool IsTooLarge(string text) =>
        text.Length > MatchLimits.LargestText || (text.Length > MatchLimits.LargestText / 3 && Encoding.UTF8.GetByteCount(text) > MatchLimits.LargestText);

    /// <summary>The signatures of all articles, at most a few seconds old.</summary>
    public async Task<SignatureSet> SignaturesAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _loaded.LookedAt < LooksAt)
        {
            return _loaded.Set;
        }

        await _refresh.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (now - _loaded.LookedAt >= LooksAt)
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                var version = await VersionAsync(context, cancellationToken);
                _loaded = version == _loaded.Version ? _loaded with { LookedAt = now } : new Loaded(await LoadAsync(context, cancellationToken), version, now);
            }

            return _loaded.Set;
        }
        finally
        {
            _refresh.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _refresh.Dispose();

    /// <summary>Changes whenever an article comes, goes or changes.</summary>
    private static async Task<ArticlesVersion> VersionAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        await context.Set<Article>().GroupBy(static _ => 1)
            .Select(static all => new ArticlesVersion(all.Count(), all.Sum(article => (long)article.Revision), all.Max(article => (DateTimeOffset?)article.UpdatedAt)))
            .SingleOrDefaultAsync(cancellationToken) ?? new ArticlesVersion(0, 0, null);

    private async Task<SignatureSet> LoadAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var articles = await context.Set<Article>().AsNoTracking().OrderBy(static article => article.Number).ToListAsync(cancellationToken);
        var before = _loaded.Set;
        var set = await Task.Run(
            () => SignatureSet.Compile(articles.Where(static a => !a.Content.Signatures.IsDefaultOrEmpty).Select(static a => ArticleSignatures.Of(a, a.Content.Signatures)), before),
            cancellationToken);
        Log.Loaded(logger, set.Count, set.Articles.Length);
        foreach (var bad in set.Bad)
        {
            Log.Bad(logger, bad.Slug, bad.Signature, bad.Reason);
        }

        return set;
    }

    private sealed record ArticlesVersion(int Count, long Revisions, DateTimeOffset? UpdatedAt);

    private sealed record Loaded(SignatureSet Set, ArticlesVersion? Version, DateTimeOffset LookedAt);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Texts are matched against {Signatures} signatures of {Articles} articles.")]
        public static partial void Loaded(ILogger logger, int signatures, int articles);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Signature {Signature} of article {Article} cannot be used: {Reason}")]
        public static partial void Bad(ILogger logger, string article, string signature, string reason);
    }
}
