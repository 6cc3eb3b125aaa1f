using System.Collections.Immutable;

namespace Portal.Core.Audit;

/// <summary>A piece of the log, newest entry first.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">Where the next page begins (<see cref="AuditQuery.Before"/>); null at the end.</param>
/// <param name="Total">How many entries match on all pages.</param>
public sealed record AuditPage(ImmutableArray<AuditEntry> Items, long? Next, long Total);
