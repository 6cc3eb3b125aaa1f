using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Links;

/// <summary>A piece of the list of links, dead ones first.</summary>
/// <param name="Items">The links.</param>
/// <param name="Total">How many fit.</param>
/// <param name="Counts">How many there are in each state, whatever was asked for.</param>
public sealed record LinkPage(ImmutableArray<LinkEntry> Items, int Total, ImmutableDictionary<LinkState, int> Counts)
{
    /// <summary>How many could not be checked in their last pass because nothing answered.</summary>
    public int WithoutWayOut { get; init; }

    /// <summary>The last look at any of them.</summary>
    public DateTimeOffset? CheckedAt { get; init; }
}
