using Microsoft.AspNetCore.Components;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Runbooks;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Runbooks;

/// <summary>Where <c>runbook_url</c> of an alert points to: leads on to the article, or says that there is none yet and what is near.</summary>
public sealed partial class RunbookPage : LiveComponent<RunbookModel>
{
    private const int Nearest = 5;

    /// <summary>The alert's name.</summary>
    [Parameter]
    public string AlertName { get; set; } = "";

    [Inject]
    private RunbookIndex Index { get; set; } = null!;

    [Inject]
    private RunbookGaps Gaps { get; set; } = null!;

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The page of an alert.</summary>
    internal static string Address(string alert) => $"/runbooks/{Uri.EscapeDataString(alert)}";

    /// <summary>An article, opened for an alert.</summary>
    internal static string ArticleAddress(string slug, string alert) => $"/knowledge/{Uri.EscapeDataString(slug)}?alert={Uri.EscapeDataString(alert)}";

    /// <summary>A new article for an alert.</summary>
    internal static string NewAddress(string alert) => $"/knowledge/new?alert={Uri.EscapeDataString(alert)}";

    /// <inheritdoc/>
    protected override async Task<RunbookModel> ReadAsync(CancellationToken cancellationToken)
    {
        var alert = StockAlerts.Canonical(AlertName);
        if (Core.Knowledge.Runbooks.AlertName.Fault(alert) is not null)
        {
            return new RunbookModel(alert, IsName: false, null, []);
        }

        var article = (await Index.FindAsync(alert, cancellationToken)).FirstOrDefault();
        if (article is not null)
        {
            return new RunbookModel(alert, IsName: true, article, []);
        }

        // One visit is one request, however often the page reads again.
        if (Model?.Alert != alert)
        {
            await Gaps.RecordAsync(alert, cancellationToken);
        }

        var near = await Articles.ListAsync(
            new ArticleQuery { Text = Core.Knowledge.Runbooks.AlertName.Words(alert), Language = Translator.IsChinese ? "zh" : "en", Limit = Nearest }, cancellationToken);
        return new RunbookModel(alert, IsName: true, null, near.Items);
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (Model is { Article: { } article } model)
        {
            Navigation.NavigateTo(ArticleAddress(article.Slug, model.Alert), new NavigationOptions { ReplaceHistoryEntry = true });
        }
    }
}
