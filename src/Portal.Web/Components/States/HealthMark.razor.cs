using Microsoft.AspNetCore.Components;

namespace Portal.Web.Components.States;

/// <summary>A state as shape, colour and word together.</summary>
public sealed partial class HealthMark : ComponentBase
{
    /// <summary>The state.</summary>
    [Parameter]
    [EditorRequired]
    public HealthState State { get; set; }

    /// <summary>The word; the state's own when not given.</summary>
    [Parameter]
    public string? Word { get; set; }

    /// <summary>Whether the word is for screen readers only, because it stands beside the mark anyway.</summary>
    [Parameter]
    public bool HideWord { get; set; }

    /// <summary>Empty for 16 px, <c>s</c> for 14, <c>xs</c> for 12, <c>l</c> for 20.</summary>
    [Parameter]
    public string Size { get; set; } = "";

    // Fixed strings, so that a mark costs no allocation in a table of thousands.
    private string Name => State switch
    {
        HealthState.Critical => "critical",
        HealthState.Unknown => "unknown",
        HealthState.Warning => "warning",
        HealthState.Progress => "progress",
        HealthState.Turn => "turn",
        HealthState.Refused => "refused",
        HealthState.Stale => "stale",
        _ => "healthy",
    };

    private string Href => State switch
    {
        HealthState.Critical => "#i-critical",
        HealthState.Unknown => "#i-unknown",
        HealthState.Warning => "#i-warning",
        HealthState.Progress => "#i-progress",
        HealthState.Turn => "#i-turn",
        HealthState.Refused => "#i-refused",
        HealthState.Stale => "#i-stale",
        _ => "#i-healthy",
    };
}
