using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>All articles, or those that answer a text; beside each how often its problem is open now. All of its state is in the address.</summary>
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
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private KnowledgeFilter Filter { get; set; } = new();

    private string Heading => Translator.T(Model switch
    {
        null => KnowledgeText.Title,
        _ when Filter.Text is null => KnowledgeText.Count(Model.Page.Total, Model.OpenArticles),
        _ => KnowledgeText.CountFound(Model.Page.Total, Model.All, Model.OpenArticles),
    });

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        Filter = KnowledgeFilter.Read(Q);
        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<KnowledgeModel> ReadAsync(CancellationToken cancellationToken)
    {
        var page = await Articles.ListAsync(Filter.ToQuery(Translator.IsChinese ? "zh" : "en"), cancellationToken);
        var all = Filter.Text is null ? page : await Articles.ListAsync(new ArticleQuery { Limit = 1 }, cancellationToken);
        var counts = await Findings.CountAsync(cancellationToken);
        return new KnowledgeModel(
            page,
            all.Total,
            counts.GroupBy(static c => c.Problem, StringComparer.Ordinal).ToImmutableDictionary(static g => g.Key, static g => g.Sum(static c => c.Count), StringComparer.Ordinal),
            AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle));
    }

    // Each pause while typing is no page of its own: Back leads to where one came from.
    private void Go((string Name, string? Value) change) =>
        Navigation.NavigateTo(Navigation.With(change), new NavigationOptions { ReplaceHistoryEntry = true });
}
