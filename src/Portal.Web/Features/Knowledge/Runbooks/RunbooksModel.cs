using System.Collections.Immutable;
using Portal.Core.Knowledge.Runbooks;

namespace Portal.Web.Features.Knowledge.Runbooks;

/// <summary>What the page of all runbooks shows.</summary>
/// <param name="Gaps">Alerts without an article that were asked for.</param>
/// <param name="Stock">The alerts of kube-prometheus.</param>
public sealed record RunbooksModel(RunbookGapList Gaps, ImmutableArray<StockRunbook> Stock);
