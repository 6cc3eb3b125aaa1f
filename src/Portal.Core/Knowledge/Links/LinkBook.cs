using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Links;

/// <summary>What is known of the links of the knowledge base, for pages and programs.</summary>
public sealed class LinkBook(IDbContextFactory<PortalDbContext> contexts, LinkUses uses, AuditLog audit, IOptions<LinkCheckOptions> options, TimeProvider clock)
{
    private readonly ArticleWriter _writer = new(contexts, audit, clock);

    /// <summary>Whether links are checked here.</summary>
    public LinkCheckMode Mode => options.Value.Mode;

    /// <summary>What is known of the links of an article.</summary>
    public async Task<LinkStates> OfAsync(ArticleContent content, CancellationToken cancellationToken)
    {
        var urls = LinkUses.Of(content).ToArray();
        if (urls.Length == 0)
        {
            return LinkStates.None;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var links = await context.Set<ArticleLink>().AsNoTracking().Where(link => urls.Contains(link.Url)).ToListAsync(cancellationToken);
        return new LinkStates(links.ToImmutableDictionary(static link => link.Url, StringComparer.Ordinal));
    }

    /// <summary>A page of all links: the dead first, then the moved, the unknown, those that nobody has looked at, and the others; by address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Limit or offset are out of range.</exception>
    public async Task<LinkPage> ListAsync(LinkQuery query, CancellationToken cancellationToken)
    {
        if (query.Limit is < 1 or > LinkQuery.LargestPage || query.Offset < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(query), $"The limit must be from 1 to {LinkQuery.LargestPage}, the offset not negative.");
        }

        var used = await uses.ReadAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var states = new LinkStates((await context.Set<ArticleLink>().AsNoTracking().ToListAsync(cancellationToken)).ToImmutableDictionary(static link => link.Url, StringComparer.Ordinal));
        var all = used.Select(pair => new LinkEntry(states.OfNormalised(pair.Key), pair.Value)).ToArray();
        var fitting = all
            .Where(entry => (query.State is null || entry.Link.State == query.State) && (query.Text is null || Holds(entry, query.Text)))
            .OrderBy(static entry => entry.Link.State).ThenBy(static entry => entry.Link.Url, StringComparer.Ordinal).ToArray();
        return new LinkPage(
            [.. fitting.Skip(query.Offset).Take(query.Limit)], fitting.Length, all.CountBy(static entry => entry.Link.State).ToImmutableDictionary())
        {
            WithoutWayOut = all.Count(static entry => entry.Link.Reason == LinkReason.NoWayOut),
            CheckedAt = all.Max(static entry => entry.Link.CheckedAt),
        };
    }

    /// <summary>Makes a link due now, or, without an address, all that did not answer when they were last looked at.</summary>
    /// <exception cref="AccessDeniedException">The person may not edit articles; it is in the audit log as refused.</exception>
    public async Task<LinkRequest> RequestAsync(string? address, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        const string Action = "links.check";
        await _writer.CheckAccessAsync(Action, "", user, sourceAddress, cancellationToken);
        if (Mode == LinkCheckMode.Off)
        {
            return new LinkRequest(LinkRequestStatus.SwitchedOff);
        }

        var (url, now) = (address is null ? null : LinkAddress.Normalise(address), clock.GetUtcNow());
        if (address is not null && (url is null || !(await uses.ReadAsync(cancellationToken)).ContainsKey(url)))
        {
            return new LinkRequest(LinkRequestStatus.NotFound);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.BeginAsync(cancellationToken);
        var links = context.Set<ArticleLink>();
        var due = await (url is null ? links.Where(static link => link.State != LinkState.Alive) : links.Where(link => link.Url == url))
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.NextCheck, now), cancellationToken);
        await audit.AppendAsync(context, ArticleWriter.Event(Action, "", user, sourceAddress) with { Request = url ?? "all that do not answer", Answer = $"{due} links are due" }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new LinkRequest(LinkRequestStatus.Asked, due);
    }

    private static bool Holds(LinkEntry entry, string text) =>
        entry.Link.Url.Contains(text, StringComparison.OrdinalIgnoreCase)
        || entry.Uses.Any(use => use.Slug.Contains(text, StringComparison.OrdinalIgnoreCase)
            || use.Title.En.Contains(text, StringComparison.OrdinalIgnoreCase) || use.Title.Zh.Contains(text, StringComparison.OrdinalIgnoreCase));
}
