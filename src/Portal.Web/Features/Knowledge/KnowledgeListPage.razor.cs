using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge;

/// <summary>All articles, or those that answer a text; beside each how often its problem is open now.</summary>
public sealed partial class KnowledgeListPage : LiveComponent<KnowledgeModel>
{
    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private FindingService Findings { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Heading => Translator.T(
        Model is null ? KnowledgeText.Title
        : PageAddress.Text(Q) is null ? KnowledgeText.Count(Model.Page.Total)
        : KnowledgeText.CountFound(Model.Page.Total));

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<KnowledgeModel> ReadAsync(CancellationToken cancellationToken)
    {
        var query = new ArticleQuery { Text = PageAddress.Text(Q), Language = Translator.IsChinese ? "zh" : "en", Limit = 50 };
        var page = await Articles.ListAsync(query, cancellationToken);
        var counts = await Findings.CountAsync(cancellationToken);
        return new KnowledgeModel(
            page,
            counts.GroupBy(static c => c.Problem, StringComparer.Ordinal).ToImmutableDictionary(static g => g.Key, static g => g.Sum(static c => c.Count), StringComparer.Ordinal));
    }
}
