using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Revisions;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>Changes one language of an article. The article is read again and again, so that the second of two editors is told at once.</summary>
public sealed partial class ArticleEditPage : LiveComponent<EditModel>
{
    private ArticleForm? _form;
    private ArticleForm? _before;
    private FieldErrors _errors = FieldErrors.None;
    private string? _problem;
    private string? _formOf;
    private MergeOffer? _offer;
    private ArticleContent? _mine;
    private bool _busy;

    /// <summary>The article's slug or number.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The language that is edited; that of the page when it is not given.</summary>
    [SupplyParameterFromQuery]
    public string? Lang { get; set; }

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private ArticleEditor Editor { get; set; } = null!;

    [Inject]
    private ArticleHistory History { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Path => $"/knowledge/{Uri.EscapeDataString(Model?.Article?.Slug ?? Slug)}";

    private string EditedLanguage => Lang is "zh" or "en" ? Lang : Translator.IsChinese ? "zh" : "en";

    private string OtherLanguage => $"{Path}/edit?lang={(EditedLanguage == "zh" ? "en" : "zh")}";

    private bool IsMissing => Model?.Article is { } article && (EditedLanguage == "zh" ? article.Content.Zh : article.Content.En) is null;

    /// <inheritdoc/>
    protected override void Subscribe() => ListenToOtherReplicas();

    /// <inheritdoc/>
    protected override async Task<EditModel> ReadAsync(CancellationToken cancellationToken)
    {
        var user = await User.GetAsync();
        var article = await Articles.GetAsync(Slug, cancellationToken);
        var model = new EditModel(article, AccessPolicy.Decide(user, PortalOperation.EditArticle), $"{user.Id}:{article?.Slug}:{EditedLanguage}");
        if (article is not null && _formOf != model.DraftKey)
        {
            _formOf = model.DraftKey;
            (_errors, _problem, _offer) = (FieldErrors.None, null, null);
            (_form, _before) = (Form(article), Form(article));
        }

        return model;
    }

    private ArticleForm Form(Article article) => ArticleForm.Of(article.Content, EditedLanguage, article.Revision);

    private void TakeUp(ArticleForm form) => _form = form;

    private async Task SaveAsync()
    {
        if (_busy || _form is not { } form || Model?.Article is not { } article)
        {
            return;
        }

        (_busy, _problem, _errors) = (true, null, FieldErrors.None);

        // The rules let marks be in a block of code; those of the merge that was made here must not be left even there.
        if (_offer is { } offer && MergeMarks.Has(form.Body, MergeLabels.Of(offer.Current)))
        {
            (_busy, _errors) = (false, FieldErrors.Of([new FieldProblem("body", MergeText.MarksLeft)]));
            return;
        }

        StateHasChanged();
        var failure = await AttemptAsync(async () =>
        {
            var result = await Editor.UpdateAsync(article.Slug, form.ToEdit(EditedLanguage), await User.GetAsync(), User.SourceAddress, CancellationToken.None);
            switch (result.Status)
            {
                case ArticleSaveStatus.Saved:
                    form.IsSaved = true;
                    await Script.DropDraftAsync(Model.DraftKey);
                    Navigation.NavigateTo(Path);
                    return;
                case ArticleSaveStatus.Invalid:
                    _errors = FieldErrors.Of(result);
                    break;
                case ArticleSaveStatus.Outdated:
                    await ReloadAsync();
                    break;
                case ArticleSaveStatus.NotFound:
                    _problem = Translator.T(KnowledgeText.NotFoundText);
                    break;
            }
        });
        (_busy, _problem) = (false, failure ?? _problem);
    }

    // The fields get both changes together; what was typed is still there as one side of the comparison.
    private async Task MergeAsync()
    {
        if (_busy || _form is not { } form || Model?.Article is not { } article)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        var failure = await AttemptAsync(async () =>
        {
            _offer = await History.MergeAsync(article.Slug, form.ToEdit(EditedLanguage), CancellationToken.None);
            if (_offer is null)
            {
                _problem = Translator.T(MergeText.NothingToMerge);
                return;
            }

            _mine = form.ApplyTo(_offer.Base.Content, EditedLanguage);
            _before = Form(_offer.Current);
            _form = ArticleForm.Of(_offer.Merged.Content, EditedLanguage, _offer.Current.Revision);
            _form.Comment = form.Comment;
            StateHasChanged();
            await Script.KeepDraftAsync("article-form");
            await Script.InvokeVoidAsync("portal.reveal", "merge");
        });
        (_busy, _problem) = (false, failure ?? _problem);
    }
}
