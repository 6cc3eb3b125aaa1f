using Microsoft.AspNetCore.Components;

namespace Portal.Web.Components.States;

/// <summary>A note in the page: a gap, stale data, an error, or the next step.</summary>
public sealed partial class NoteBar : ComponentBase
{
    /// <summary>Which state the note is about; gives mark and tint.</summary>
    [Parameter]
    [EditorRequired]
    public HealthState State { get; set; }

    /// <summary>The sentence in bold, before the rest.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The rest of the text.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>A button or link at the right.</summary>
    [Parameter]
    public RenderFragment? Action { get; set; }

    /// <summary>Raw details, folded, shown with control characters visible.</summary>
    [Parameter]
    public string? Details { get; set; }

    /// <summary>Whether a screen reader is interrupted: only for a lost connection or the failure of the run that is watched.</summary>
    [Parameter]
    public bool Urgent { get; set; }

    private string Tone => State switch
    {
        HealthState.Critical => "critical",
        HealthState.Warning => "warning",
        HealthState.Unknown => "unknown",
        HealthState.Stale => "stale",
        HealthState.Healthy => "healthy",
        HealthState.Progress or HealthState.Turn => "progress",
        _ => "",
    };
}
