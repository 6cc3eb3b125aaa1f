using System.Collections.Immutable;

namespace Portal.Web.Api;

/// <summary>A page of a list (api.md, "Common rules").</summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="AsOf">How old the data is: the time up to which it is known to be true.</param>
/// <param name="Stale">Whether the data is older than it should be.</param>
public sealed record ItemList<T>(ImmutableArray<T> Items, string? Next, long Total, DateTimeOffset AsOf, bool Stale = false);
