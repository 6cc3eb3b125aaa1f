using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>Alerts without an article.</summary>
/// <param name="Gaps">The alerts.</param>
/// <param name="Dropped">How often another name came when there was no room for it.</param>
public sealed record RunbookGapList(ImmutableArray<RunbookGap> Gaps, long Dropped);
