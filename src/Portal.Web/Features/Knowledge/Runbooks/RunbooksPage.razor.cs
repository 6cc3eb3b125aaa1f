using Microsoft.AspNetCore.Components;
using Portal.Core.Knowledge.Runbooks;
using Portal.Web.Components.Live;

namespace Portal.Web.Features.Knowledge.Runbooks;

/// <summary>Which alerts lead to an article, and which do not.</summary>
public sealed partial class RunbooksPage : LiveComponent<RunbooksModel>
{
    /// <summary>The most gaps that the page shows; the API gives all.</summary>
    private const int Shown = 500;

    [Inject]
    private RunbookGaps Gaps { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe() => ListenToOtherReplicas();

    /// <inheritdoc/>
    protected override async Task<RunbooksModel> ReadAsync(CancellationToken cancellationToken) =>
        new(await Gaps.ListAsync(cancellationToken), await Gaps.StockAsync(cancellationToken));
}
