using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>The form of an article. Nothing that was typed is lost: not by a failed save, a lost connection, or a closed window.</summary>
public sealed partial class EditorForm : ComponentBase
{
    private static readonly string[] Shown = ["slug", "title", "summary", "body", "tags", "related", "versions", "sources", "signatures", "comment"];

    private StoredDraft? _draft;
    private FieldErrors _told = FieldErrors.None;
    private string? _leavingTo;
    private bool _asked;
    private bool _leaves;

    /// <summary>What is written; changed in place.</summary>
    [Parameter]
    [EditorRequired]
    public ArticleForm Form { get; set; } = null!;

    /// <summary>What it was at the beginning.</summary>
    [Parameter]
    [EditorRequired]
    public ArticleForm Before { get; set; } = null!;

    /// <summary>Called when a kept draft is taken up instead.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<ArticleForm> FormChanged { get; set; }

    /// <summary>What is wrong, after a save.</summary>
    [Parameter]
    public FieldErrors Errors { get; set; } = FieldErrors.None;

    /// <summary>Why the last save did not work, if it was not the fields.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Whether a save is under way.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Whether it is a new article.</summary>
    [Parameter]
    public bool IsNew { get; set; }

    /// <summary>Language of the text, <c>en</c> or <c>zh</c>.</summary>
    [Parameter]
    [EditorRequired]
    public string Language { get; set; } = "en";

    /// <summary>Path of the article.</summary>
    [Parameter]
    [EditorRequired]
    public string Path { get; set; } = "";

    /// <summary>Where Cancel leads.</summary>
    [Parameter]
    [EditorRequired]
    public string Back { get; set; } = "";

    /// <summary>Under which name the browser keeps the draft.</summary>
    [Parameter]
    [EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>Saves.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback Save { get; set; }

    /// <summary>Notes above the fields.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private bool IsDirty => !Form.IsSaved && !FormFields.Same(Form, Before);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var draft = await Script.LoadDraftAsync(DraftKey);
            _draft = draft is not null && !FormFields.Same(FormFields.Read(draft.Fields), Form) ? draft : null;
            _asked = true;
            StateHasChanged();
        }

        if (_told != Errors)
        {
            _told = Errors;
            await Script.InvokeVoidAsync("portal.reveal", Errors.Count > 0 ? "wrong" : "");
        }
    }

    private async Task ChangedAsync(bool structural)
    {
        if (structural)
        {
            // The script sees what is typed; rows that came or went are told to it once they are drawn.
            StateHasChanged();
            await Task.Yield();
            await Script.KeepDraftAsync("article-form");
        }
    }

    private Task TakeUpAsync()
    {
        var form = FormFields.Read(_draft!.Fields);
        _draft = null;
        return FormChanged.InvokeAsync(form);
    }

    private Task DiscardAsync()
    {
        _draft = null;
        return Script.DropDraftAsync(DraftKey);
    }

    private void OnLeaving(LocationChangingContext context)
    {
        if (IsDirty && !_leaves)
        {
            context.PreventNavigation();
            _leavingTo = context.TargetLocation;
            StateHasChanged();
        }
    }

    private void Stay() => _leavingTo = null;

    private void Leave()
    {
        _leaves = true;
        Navigation.NavigateTo(_leavingTo!);
    }
}
