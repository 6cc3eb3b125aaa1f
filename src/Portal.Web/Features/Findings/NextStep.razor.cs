using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Web.Features.Findings;

/// <summary>The one next step of a finding.</summary>
public sealed partial class NextStep : ComponentBase
{
    /// <summary>The finding with its offers.</summary>
    [Parameter]
    [EditorRequired]
    public FindingModel Model { get; set; } = null!;

    /// <summary>Plans.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<PlanWish> Plan { get; set; }

    /// <summary>Whether a plan is being made.</summary>
    [Parameter]
    public bool Busy { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Anchor => $"{Navigation.Uri}#ladder";

    private Task FocusLadderAsync() => Script.InvokeVoidAsync("portal.reveal", "ladder").AsTask();
}
