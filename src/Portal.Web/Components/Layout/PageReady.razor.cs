using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Web.Components.Layout;

/// <summary>Sets <c>body[data-ready="true"]</c> when the page has rendered its content and takes input; takes it away before.</summary>
public sealed partial class PageReady : ComponentBase
{
    private bool? _told;

    /// <summary>Whether the page is ready.</summary>
    [Parameter]
    [EditorRequired]
    public bool When { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_told == When)
        {
            return;
        }

        _told = When;
        try
        {
            await Script.InvokeVoidAsync("portal.ready", When);
        }
        catch (JSDisconnectedException)
        {
            // The visitor has left: nobody to tell.
        }
    }
}
