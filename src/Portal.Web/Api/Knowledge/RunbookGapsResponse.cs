using System.Collections.Immutable;

namespace Portal.Web.Api.Knowledge;

/// <summary>Which alerts have no article.</summary>
/// <param name="Gaps">Alerts that were asked for and have none, the most wanted first.</param>
/// <param name="Dropped">How often another name came when there was no room for it.</param>
/// <param name="Stock">The alerts that kube-prometheus brings, and where each leads.</param>
public sealed record RunbookGapsResponse(ImmutableArray<RunbookGapResponse> Gaps, long Dropped, ImmutableArray<StockRunbookResponse> Stock);
