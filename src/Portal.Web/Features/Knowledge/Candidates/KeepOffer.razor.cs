using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Candidates;

/// <summary>Offers to keep the lines of a text that no article knows, and shows what was kept of it.</summary>
public sealed partial class KeepOffer : ComponentBase
{
    private PastedText? _of;
    private KeptPaste? _kept;
    private string? _problem;
    private bool _busy;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public PastedText Text { get; set; } = null!;

    /// <summary>Whether the person may write articles.</summary>
    [Parameter, EditorRequired]
    public AccessDecision Access { get; set; } = null!;

    [Inject]
    private MatchCandidates Candidates { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private ILogger<KeepOffer> Logger { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_of, Text))
        {
            (_of, _kept, _problem) = (Text, null, null);
        }
    }

    private static LocalizedText Note(KeptCandidate one) => one.State switch
    {
        CandidateState.Dismissed => CandidateText.StaysDismissed,
        CandidateState.Article => CandidateText.HasArticle,
        _ => one.Pastes == 1 ? CandidateText.IsNew : CandidateText.Pastes(one.Pastes),
    };

    private async Task KeepAsync()
    {
        if (_busy || _kept is not null)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        StateHasChanged();
        try
        {
            var text = Text;
            var kept = await Candidates.KeepAsync(text.Text, await User.GetAsync(), User.SourceAddress, CancellationToken.None);
            if (ReferenceEquals(text, Text))
            {
                _kept = kept;
            }
        }
        catch (AccessDeniedException denied)
        {
            _problem = Translator.T(denied.Decision.Reason);
        }
        catch (Exception exception)
        {
            var id = FailureText.From(exception, null, Clock.GetUtcNow()).Id;
            Log.NotKept(Logger, id, exception);
            _problem = Translator.T(FailureText.OfAct(exception, id));
        }
        finally
        {
            _busy = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Lines of a paste could not be kept ({Id})")]
        public static partial void NotKept(ILogger logger, string id, Exception exception);
    }
}
