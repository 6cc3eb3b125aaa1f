using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Text;
using Portal.Web.Components.Live;
using Portal.Web.Components.States;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Reading;

/// <summary>An article, and where its problem is open now.</summary>
public sealed partial class ArticleDetailPage : LiveComponent<ArticleModel>
{
    /// <summary>The article's slug or number.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private FindingService Findings { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    private string Path => $"/knowledge/{Uri.EscapeDataString(Slug)}";

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<ArticleModel> ReadAsync(CancellationToken cancellationToken)
    {
        var article = await Articles.GetAsync(Slug, cancellationToken);
        if (article is null)
        {
            return ArticleModel.None;
        }

        var text = article.Content.In(PortalLanguages.Tag);

        // The text of an article changes rarely, the findings often: what was rendered is kept.
        var body = Model is { Article.Revision: var revision, Body: { } rendered } && revision == article.Revision && Model.Article?.Slug == article.Slug
            ? rendered
            : MarkdownRenderer.Render(text.Body);
        var open = article.Problem.Length == 0
            ? null
            : await Findings.ListAsync(new FindingQuery { Problem = article.Problem, State = FindingState.Open, Limit = 10 }, cancellationToken);
        return new ArticleModel(article, text, body, open);
    }

    private static HealthState Mark(Severity severity) => severity switch
    {
        Severity.Critical => HealthState.Critical,
        Severity.Warning => HealthState.Warning,
        _ => HealthState.Turn,
    };
}
