using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Web.Features.Findings;

/// <summary>What the list of findings shows.</summary>
/// <param name="Groups">The causes; empty in the list view.</param>
/// <param name="Page">The rows; null in the view by cause when nothing is filtered.</param>
/// <param name="Counts">Open findings of all clusters, for the choices of the filters.</param>
/// <param name="Total">How many findings match.</param>
public sealed record FindingsModel(ImmutableArray<FindingGroup> Groups, FindingPage? Page, ImmutableArray<FindingCount> Counts, int Total);
