using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Components.Objects;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.History;

/// <summary>Who changed an article, when and why; any two revisions compared; an old one made the newest again.</summary>
public sealed partial class ArticleHistoryPage : LiveComponent<HistoryModel>
{
    private int? _restoring;
    private string _comment = "";
    private string? _problem;
    private bool _busy;

    /// <summary>The article's slug or number.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The revision that counts as earlier; the one before the newest when it is not given.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The revision that counts as later; the newest when it is not given.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private ArticleHistory History { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Path => $"/knowledge/{Uri.EscapeDataString(Model?.Article?.Slug ?? Slug)}";

    private int FromShown => Model?.Diff?.From.Revision ?? 0;

    private int ToShown => Model?.Diff?.To.Revision ?? Model?.Article?.Revision ?? 0;

    /// <inheritdoc/>
    protected override void Subscribe() => ListenToOtherReplicas();

    /// <inheritdoc/>
    protected override async Task<HistoryModel> ReadAsync(CancellationToken cancellationToken)
    {
        var access = AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle);
        var article = await Articles.GetAsync(Slug, cancellationToken);
        if (article is null)
        {
            return new HistoryModel(null, [], null, access);
        }

        var (from, to) = (Number(From) ?? article.Revision - 1, Number(To) ?? article.Revision);
        if (Model is { Article: { } before, Diff: var compared } && before.Slug == article.Slug && before.Revision == article.Revision
            && compared?.From.Revision == from && compared.To.Revision == to)
        {
            return Model with { Access = access };
        }

        return new HistoryModel(
            article,
            await Articles.RevisionsAsync(article.Slug, cancellationToken),
            await History.CompareAsync(article.Slug, from, to, cancellationToken),
            access);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Name(ArticleRevision revision) =>
        Translator.T(HistoryText.RevisionBy(revision.Revision, ObjectText.Visible(revision.Author, keepLines: false)));

    private void Choose((int From, int To) two) => Navigation.NavigateTo(
        Navigation.With(("from", two.From.ToString(CultureInfo.InvariantCulture)), ("to", two.To.ToString(CultureInfo.InvariantCulture))));

    private async Task AskRestoreAsync(int revision)
    {
        (_restoring, _comment, _problem) = (revision, "", null);
        StateHasChanged();
        await Task.Yield();
        await Script.InvokeVoidAsync("portal.reveal", "restore");
    }

    private async Task RestoreAsync()
    {
        if (_busy || _restoring is not { } revision || Model?.Article is not { } article)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        var failure = await AttemptAsync(async () =>
        {
            var result = await History.RestoreAsync(article.Slug, revision, article.Revision, _comment.Trim(), await User.GetAsync(), User.SourceAddress, CancellationToken.None);
            _problem = result.Status switch
            {
                ArticleSaveStatus.Saved => null,
                ArticleSaveStatus.Outdated => Translator.T(HistoryText.ChangedMeanwhile),
                ArticleSaveStatus.NotFound => Translator.T(KnowledgeText.NotFoundText),
                _ => string.Join(' ', result.Errors.Values.SelectMany(static errors => errors).Select(Translator.T)),
            };
            if (_problem is null)
            {
                _restoring = null;
                Navigation.NavigateTo($"{Path}/history");
            }
        });
        (_busy, _problem) = (false, failure ?? _problem);
        await ReloadAsync();
    }
}
