using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Links;

/// <summary>What is known of some links.</summary>
/// <param name="known">Those that have been looked at or are due, by address.</param>
public sealed class LinkStates(ImmutableDictionary<string, ArticleLink> known)
{
    /// <summary>Nothing is known of any.</summary>
    public static LinkStates None { get; } = new(ImmutableDictionary<string, ArticleLink>.Empty);

    /// <summary>The addresses that are dead, in order.</summary>
    public ImmutableArray<string> Dead { get; } = [.. known.Values.Where(static link => link.State == LinkState.Dead).Select(static link => link.Url).Order(StringComparer.Ordinal)];

    /// <summary>Whether the last pass over them found nothing that answered: the portal seems to have no way out.</summary>
    public bool WithoutWayOut { get; } = known.Values.Any(static link => link.Reason == LinkReason.NoWayOut);

    /// <summary>What is known of an address as an article writes it; null for what is no external address.</summary>
    public ArticleLink? Of(string address) => LinkAddress.Normalise(address) is { } url ? OfNormalised(url) : null;

    /// <summary>What is known of an address in its normal form.</summary>
    internal ArticleLink OfNormalised(string url) =>
        known.GetValueOrDefault(url)
        ?? (url.Length > LinkAddress.Longest
            ? new ArticleLink { Url = url, State = LinkState.Unknown, Reason = LinkReason.TooLong, NextCheck = DateTimeOffset.MaxValue }
            : new ArticleLink { Url = url, NextCheck = DateTimeOffset.MinValue });
}
