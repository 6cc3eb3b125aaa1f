using System.Collections.Immutable;

namespace Portal.Core.Findings;

/// <summary>A page of findings.</summary>
/// <param name="Items">The findings, without their history.</param>
/// <param name="Next">Where the next page begins, or null at the end.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record FindingPage(ImmutableArray<FindingSummary> Items, FindingCursor? Next, int Total);
