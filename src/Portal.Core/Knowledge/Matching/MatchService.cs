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

    /// <summary>How long a reader waits for signatures that changed before those of a moment ago are used.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposing = new();
    private volatile Loaded _loaded = new(SignatureSet.Empty, new SignatureSource(), null, DateTimeOffset.MinValue);
    private Task? _refreshing;

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

    /// <summary>
    /// The signatures of all articles, a few seconds old at most; while changed ones are made ready, those before. Only where there are none yet is there a wait.
    /// </summary>
    public async Task<SignatureSet> SignaturesAsync(CancellationToken cancellationToken)
    {
        var loaded = _loaded;
        if (clock.GetUtcNow() - loaded.LookedAt < LooksAt)
        {
            return loaded.Set;
        }

        var refreshing = RefreshAsync();
        try
        {
            await refreshing.WaitAsync(loaded.Version is null ? Timeout.InfiniteTimeSpan : Patience, clock, cancellationToken);
        }
        catch (TimeoutException) when (!refreshing.IsCompleted)
        {
            // It goes on without this reader.
        }

        return _loaded.Set;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposing.Cancel();
        _disposing.Dispose();
    }

    /// <summary>The look that is under way, or a new one: it serves all readers and ends with none of them.</summary>
    private Task RefreshAsync()
    {
        lock (_lock)
        {
            return _refreshing is { IsCompleted: false } running ? running : _refreshing = Task.Run(() => LookAsync(_disposing.Token), _disposing.Token);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            var before = _loaded;
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var version = await VersionAsync(context, cancellationToken);
            if (version == before.Version)
            {
                _loaded = before with { LookedAt = now };
                return;
            }

            var source = await before.Source.ReadAsync(context, cancellationToken);
            var set = SignatureSet.Compile(source.Articles, before.Set);
            _loaded = new Loaded(set, source, version, now);
            Log.Loaded(logger, set.Count, set.Articles.Length);
            foreach (var bad in set.Bad)
            {
                Log.Bad(logger, bad.Slug, bad.Signature, bad.Reason);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
            throw;
        }
    }

    /// <summary>Changes whenever an article comes, goes or changes.</summary>
    private static async Task<ArticlesVersion> VersionAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        await context.Set<Article>().GroupBy(static _ => 1)
            .Select(static all => new ArticlesVersion(all.Count(), all.Sum(article => (long)article.Revision), all.Max(article => (DateTimeOffset?)article.UpdatedAt)))
            .SingleOrDefaultAsync(cancellationToken) ?? new ArticlesVersion(0, 0, null);

    private sealed record ArticlesVersion(int Count, long Revisions, DateTimeOffset? UpdatedAt);

    private sealed record Loaded(SignatureSet Set, SignatureSource Source, ArticlesVersion? Version, DateTimeOffset LookedAt);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Texts are matched against {Signatures} signatures of {Articles} articles.")]
        public static partial void Loaded(ILogger logger, int signatures, int articles);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Signature {Signature} of article {Article} cannot be used: {Reason}")]
        public static partial void Bad(ILogger logger, string article, string signature, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The signatures cannot be read; those before stay in use, and the next text that is matched tries again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
