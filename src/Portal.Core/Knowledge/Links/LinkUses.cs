using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Links;

/// <summary>
/// Which articles lead to which addresses: read from the articles themselves, so it is right after every edit, import and restore. Of articles that did
/// not change since, what was found is kept.
/// </summary>
public sealed class LinkUses(IDbContextFactory<PortalDbContext> contexts)
{
    private volatile Held _held = new("", ImmutableDictionary<int, Found>.Empty, ImmutableSortedDictionary<string, ImmutableArray<LinkUse>>.Empty);

    /// <summary>The external addresses of an article, each once: its sources, and the links in its texts. Pure.</summary>
    public static ImmutableArray<string> Of(ArticleContent content) =>
    [
        .. (content.Sources.IsDefault ? [] : content.Sources).Select(static source => source.Url)
            .Concat(new[] { content.En, content.Zh }.OfType<ArticleText>().SelectMany(static text => MarkdownRenderer.Links(text.Body)))
            .Select(LinkAddress.Normalise).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>All addresses, each with its articles by number. The same instance as long as no article changes.</summary>
    public async Task<ImmutableSortedDictionary<string, ImmutableArray<LinkUse>>> ReadAsync(CancellationToken cancellationToken)
    {
        var held = _held;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await context.Database
            .SqlQuery<string>($"SELECT count(*) || ' ' || coalesce(sum(revision), 0) || ' ' || coalesce(max(updated_at)::text, '') AS \"Value\" FROM articles")
            .SingleAsync(cancellationToken);
        if (version == held.Version)
        {
            return held.Uses;
        }

        var current = await context.Set<Article>().Select(article => new { article.Number, article.Revision, article.UpdatedAt }).ToListAsync(cancellationToken);
        var known = current
            .Where(article => held.Articles.TryGetValue(article.Number, out var found) && (found.Revision, found.UpdatedAt) == (article.Revision, article.UpdatedAt))
            .ToImmutableDictionary(static article => article.Number, article => held.Articles[article.Number]);
        var missing = current.Select(static article => article.Number).Where(number => !known.ContainsKey(number)).ToArray();
        var articles = known.ToBuilder();
        await foreach (var article in context.Set<Article>().AsNoTracking().Where(article => missing.Contains(article.Number)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var use = new LinkUse(article.Number, article.Slug, new LocalizedText(article.Content.In("en").Title, article.Content.In("zh").Title));
            articles[article.Number] = new Found(article.Revision, article.UpdatedAt, use, Of(article.Content));
        }

        var uses = articles.Values.OrderBy(static found => found.Use.Number)
            .SelectMany(static found => found.Urls.Select(url => (Url: url, found.Use)))
            .GroupBy(static pair => pair.Url, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(static group => group.Key, static group => group.Select(static pair => pair.Use).ToImmutableArray(), StringComparer.Ordinal);
        _held = new Held(version, articles.ToImmutable(), uses);
        return uses;
    }

    private sealed record Found(int Revision, DateTimeOffset UpdatedAt, LinkUse Use, ImmutableArray<string> Urls);

    private sealed record Held(string Version, ImmutableDictionary<int, Found> Articles, ImmutableSortedDictionary<string, ImmutableArray<LinkUse>> Uses);
}
