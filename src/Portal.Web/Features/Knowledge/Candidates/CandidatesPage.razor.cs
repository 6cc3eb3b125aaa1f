using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Knowledge.Candidates;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Candidates;

/// <summary>The lines that no article knows, to be made articles of or dismissed. All of its state is in the address.</summary>
public sealed partial class CandidatesPage : LiveComponent<CandidatesModel>
{
    private static readonly CandidateState?[] States = [CandidateState.Open, CandidateState.Article, CandidateState.Dismissed, null];

    private bool _busy;
    private string? _problem;

    /// <summary>Text that they hold.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>What became of them; <c>all</c> for all.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>The order.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>How many rows.</summary>
    [SupplyParameterFromQuery]
    public string? Rows { get; set; }

    [Inject]
    private MatchCandidates Candidates { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private CandidateFilter Filter { get; set; } = CandidateFilter.Read(null, null, null, null);

    private string Heading => Translator.T(Model is { } model ? CandidateText.Heading(model.Page.Counts.GetValueOrDefault(CandidateState.Open)) : CandidateText.Title);

    /// <inheritdoc/>
    protected override void Subscribe() => ListenToOtherReplicas();

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        Filter = CandidateFilter.Read(Q, State, Sort, Rows);
        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<CandidatesModel> ReadAsync(CancellationToken cancellationToken) =>
        new(await Candidates.ListAsync(Filter.ToQuery(), cancellationToken), AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle));

    private int? Count(CandidateState? state) => Model is not { } model ? null
        : state is { } one ? model.Page.Counts.GetValueOrDefault(one)
        : model.Page.Counts.Values.Sum();

    private string Link(CandidateState? state) =>
        Navigation.With(("state", state switch { null => "all", CandidateState.Open => null, _ => state.ToString() }), ("rows", null));

    private void Typed(string text) =>
        Navigation.NavigateTo(Navigation.With(("q", PageAddress.Text(text)), ("rows", null)), new NavigationOptions { ReplaceHistoryEntry = true });

    private async Task DecideAsync(Guid id, bool dismiss)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        try
        {
            var user = await User.GetAsync();
            _ = dismiss ? await Candidates.DismissAsync(id, user, "", CancellationToken.None) : await Candidates.RestoreAsync(id, user, "", CancellationToken.None);
            await ReloadAsync();
        }
        catch (AccessDeniedException denied)
        {
            _problem = Translator.T(denied.Decision.Reason);
        }
        catch (Exception exception)
        {
            _problem = Describe(exception);
        }
        finally
        {
            _busy = false;
        }
    }
}
