using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Core.Access;
using Portal.Core.Knowledge.Notes;
using Portal.Web.Components.Live;
using Portal.Web.Features.Knowledge.Editing;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Notes;

/// <summary>A field for a note on an article, also from a run that has ended.</summary>
public sealed partial class NoteForm : ComponentBase
{
    private string _text = "";
    private string? _fault;
    private string? _done;
    private bool _busy;
    private bool _asked;

    /// <summary>Slug of the article.</summary>
    [Parameter]
    [EditorRequired]
    public string Slug { get; set; } = "";

    /// <summary>The run after which it is written, or null.</summary>
    [Parameter]
    public Guid? RunId { get; set; }

    /// <summary>Label of the field.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Called when it is written.</summary>
    [Parameter]
    public EventCallback Written { get; set; }

    [Inject]
    private ArticleNotes Notes { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private ILogger<NoteForm> Logger { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private string DraftKey => $"note:{Slug}:{RunId}";

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_asked)
        {
            _asked = true;
            if (await Script.LoadDraftAsync(DraftKey) is { } draft && _text.Length == 0 && draft.Fields.GetValueOrDefault("note") is { Length: > 0 } kept)
            {
                _text = kept;
                StateHasChanged();
            }
        }
    }

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _fault, _done) = (true, null, null);
        try
        {
            var result = await Notes.AddAsync(Slug, new NoteDraft(_text, RunId), await User.GetAsync(), User.SourceAddress, CancellationToken.None);
            if (result.Status == NoteStatus.Done)
            {
                (_text, _done) = ("", Translator.T(NoteText.Saved));
                await Script.DropDraftAsync(DraftKey);
                await Written.InvokeAsync();
            }
            else
            {
                _fault = result.Status == NoteStatus.NotFound ? Translator.T(KnowledgeText.NotFoundText) : result.Fault;
            }
        }
        catch (AccessDeniedException denied)
        {
            _fault = Translator.T(denied.Decision.Reason);
        }
        catch (Exception exception)
        {
            // Cancellations too: nobody can cancel this, so one is a timeout, and Blazor would swallow it without a word.
            var id = FailureText.From(exception, null, Clock.GetUtcNow()).Id;
            Log.NotSaved(Logger, id, exception);
            _fault = Translator.T(FailureText.OfAct(exception, id));
        }
        finally
        {
            _busy = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A note on an article could not be saved ({Id})")]
        public static partial void NotSaved(ILogger logger, string id, Exception exception);
    }
}
