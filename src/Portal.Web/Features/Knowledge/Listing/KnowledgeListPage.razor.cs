using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Candidates;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>All articles, or those that answer a text; beside each how often its problem is open now. All of its state is in the address.</summary>
public sealed partial class KnowledgeListPage : LiveComponent<KnowledgeModel>
{
    private static readonly TimeSpan RecurrenceSpan = TimeSpan.FromDays(90);
    private static readonly TimeSpan CountAgainAfter = TimeSpan.FromMinutes(1);
    private bool _typing;

    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Only with all of these tags.</summary>
    [SupplyParameterFromQuery(Name = "tag")]
    public string?[]? TagNames { get; set; }

    /// <summary>Only of any of these severities.</summary>
    [SupplyParameterFromQuery(Name = "severity")]
    public string?[]? SeverityNames { get; set; }

    /// <summary><c>any</c> for those whose problem is open on any cluster.</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    /// <summary>Only those whose problem is open on this cluster.</summary>
    [SupplyParameterFromQuery]
    public string? In { get; set; }

    /// <summary>How many rows.</summary>
    [SupplyParameterFromQuery]
    public string? Rows { get; set; }

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private MatchCandidates Candidates { get; set; } = null!;

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
        _ when Filter.Text is null && !Filter.IsNarrow => KnowledgeText.Count(Model.Page.Total, Model.Page.Facets.Open),
        _ => KnowledgeText.CountFound(Model.Page.Total, Model.All, Filter.OpenOnly ? Model.Page.Total : Model.Page.Facets.Open),
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
        Filter = KnowledgeFilter.Read(Q, TagNames, SeverityNames, Open, In, int.TryParse(Rows, System.Globalization.CultureInfo.InvariantCulture, out var rows) ? rows : null);
        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<KnowledgeModel> ReadAsync(CancellationToken cancellationToken)
    {
        var page = await Articles.ListAsync(Filter.ToQuery(Translator.IsChinese ? "zh" : "en", _typing), cancellationToken);
        var counts = await Findings.CountAsync(cancellationToken);
        var isOld = Model is null || Clock.GetUtcNow() - Model.CountedAt > CountAgainAfter;
        return new KnowledgeModel
        {
            Page = page,
            All = Filter.Text is null && !Filter.IsNarrow ? page.Total
                : isOld ? (await Articles.ListAsync(new ArticleQuery { Limit = 1 }, cancellationToken)).Total : Model!.All,
            Worst = counts.GroupBy(static count => count.Problem, StringComparer.Ordinal)
                .ToImmutableDictionary(static group => group.Key, static group => group.Max(static count => count.Severity), StringComparer.Ordinal),
            CameBack = isOld ? await Findings.RecurrencesAsync(Clock.GetUtcNow() - RecurrenceSpan, cancellationToken) : Model!.CameBack,
            CountedAt = isOld ? Clock.GetUtcNow() : Model!.CountedAt,
            Candidates = await Candidates.CountOpenAsync(cancellationToken),
            Access = AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle),
        };
    }

    private static int? CameBack(KnowledgeModel model, ArticleHit hit) =>
        hit.Article.Problem.Length == 0 ? null : model.CameBack.GetValueOrDefault(hit.Article.Problem);

    // Each pause while typing is no page of its own: Back leads to where one came from.
    private void Typed(string text)
    {
        _typing = true;
        Navigation.NavigateTo(Navigation.With(("q", PageAddress.Text(text)), ("rows", null)), new NavigationOptions { ReplaceHistoryEntry = true });
    }
}
