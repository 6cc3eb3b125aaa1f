using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Feedback;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Feedback;

/// <summary>Asks whether an article helped: at its end, and after a run that used it.</summary>
public sealed partial class HelpedQuestion : ComponentBase
{
    private FeedbackSummary? _summary;
    private (int Number, int Revision) _of;
    private string _note = "";
    private string? _fault;
    private string? _done;
    private bool _busy;

    /// <summary>The article as the person reads it.</summary>
    [Parameter]
    [EditorRequired]
    public Article Article { get; set; } = null!;

    [Inject]
    private ArticleFeedbacks Feedbacks { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private ILogger<HelpedQuestion> Logger { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_of != (Article.Number, Article.Revision))
        {
            (_of, _summary, _note, _done) = ((Article.Number, Article.Revision), null, "", null);
            await DoAsync(static _ => Task.FromResult<FeedbackFault?>(null));
            _note = _summary?.Mine?.Note ?? "";
        }
    }

    private string Pressed(bool helped) => _summary?.Mine?.Helped == helped ? "true" : "false";

    private async Task AnswerAsync(bool helped)
    {
        if (!_busy)
        {
            (_busy, _done) = (true, null);
            await DoAsync(user => Feedbacks.GiveAsync(Article, new FeedbackDraft(Article.Revision, helped, _note), user, CancellationToken.None));
            (_busy, _done) = (false, _fault is null ? Translator.T(FeedbackText.Saved) : null);
        }
    }

    /// <summary>Does something and reads what there is then; a failure is said here, because the article around it is readable all the same.</summary>
    private async Task DoAsync(Func<PortalUser, Task<FeedbackFault?>> act)
    {
        try
        {
            var user = await User.GetAsync();
            _fault = await act(user) is { } fault ? Translator.T(fault.Text) : null;
            _summary = await Feedbacks.GetAsync(Article, user.Id, CancellationToken.None);
        }
        catch (AccessDeniedException denied)
        {
            _fault = Translator.T(denied.Decision.Reason);
        }
        catch (Exception exception)
        {
            var id = FailureText.From(exception, null, Clock.GetUtcNow()).Id;
            Log.Failed(Logger, id, exception);
            _fault = Translator.T(FailureText.OfAct(exception, id));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Whether an article helped could not be read or saved ({Id})")]
        public static partial void Failed(ILogger logger, string id, Exception exception);
    }
}
