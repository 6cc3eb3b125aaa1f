using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Drafts;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>Writes a new article, from nothing, from what was learnt at a finding, or from a line that nothing matched.</summary>
public sealed partial class ArticleNewPage : LiveComponent<NewModel>
{
    private ArticleForm? _form;
    private ArticleForm? _before;
    private FieldErrors _errors = FieldErrors.None;
    private string? _problem;
    private bool _busy;
    private Guid? _candidate;

    /// <summary>The finding that it is written after.</summary>
    [SupplyParameterFromQuery]
    public string? Finding { get; set; }

    /// <summary>The alert that it is written for.</summary>
    [SupplyParameterFromQuery]
    public string? Alert { get; set; }

    /// <summary>The line of a log that it is written for.</summary>
    [SupplyParameterFromQuery]
    public string? Line { get; set; }

    /// <summary>The candidate of a match that it is made of.</summary>
    [SupplyParameterFromQuery]
    public string? Candidate { get; set; }

    [Inject]
    private MatchCandidates Candidates { get; set; } = null!;

    [Inject]
    private ArticleEditor Editor { get; set; } = null!;

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private FindingService Findings { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private static string Language => Translator.IsChinese ? "zh" : "en";

    /// <inheritdoc/>
    protected override async Task<NewModel> ReadAsync(CancellationToken cancellationToken)
    {
        if (Model is not null)
        {
            return Model;
        }

        var user = await User.GetAsync();
        var finding = Guid.TryParse(Finding, out var id) ? await Findings.FindAsync(id, cancellationToken) : null;
        var kept = Guid.TryParse(Candidate, out var keptId) ? await Candidates.FindAsync(keptId, cancellationToken) : null;
        _candidate = kept is { Article: null } ? keptId : null;
        var draft = (kept is null ? null : await Candidates.DraftAsync(keptId, Language, cancellationToken)) ?? await BeginAsync(finding, cancellationToken);
        (_form, _before) = (ArticleForm.Of(draft), ArticleForm.Of(draft));
        return new NewModel(AccessPolicy.Decide(user, PortalOperation.EditArticle), $"{user.Id}:new:{finding?.Summary.Id}{Alert}{Line}{kept?.Candidate.Id}", finding?.Summary, kept);
    }

    private async Task<ArticleDraft> BeginAsync(FindingDetail? finding, CancellationToken cancellationToken) =>
        finding is not null ? ArticleDrafts.From(finding, Language, (await Articles.GetByProblemAsync(finding.Summary.Problem, cancellationToken))?.Slug)
        : PageAddress.Text(Alert) is { } alert ? ArticleDrafts.ForAlert(alert, Language)
        : PageAddress.Text(Line) is { } line ? ArticleDrafts.ForLine(line, Language)
        : ArticleDrafts.Empty(Language);

    private void TakeUp(ArticleForm form) => _form = form;

    private async Task SaveAsync()
    {
        if (_busy || _form is not { } form || Model is not { } model)
        {
            return;
        }

        (_busy, _problem, _errors) = (true, null, FieldErrors.None);
        StateHasChanged();
        _problem = await AttemptAsync(async () =>
        {
            var result = await Editor.CreateAsync(form.ToDraft(Language) with { Candidate = _candidate }, await User.GetAsync(), User.SourceAddress, CancellationToken.None);
            if (result is { Status: ArticleSaveStatus.Saved, Article: { } article })
            {
                form.IsSaved = true;
                await Script.DropDraftAsync(model.DraftKey);
                Navigation.NavigateTo($"/knowledge/{article.Slug}");
                return;
            }

            _errors = FieldErrors.Of(result);
            if (_errors.Of("candidate").Length > 0)
            {
                _candidate = null; // Somebody was faster; what is written here is not lost: the next press saves it as an article of its own.
            }
        });
        _busy = false;
    }
}
