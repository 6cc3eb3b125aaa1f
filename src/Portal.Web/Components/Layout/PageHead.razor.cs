using Microsoft.AspNetCore.Components;
using Portal.Web.Components.States;

namespace Portal.Web.Components.Layout;

/// <summary>Head of a page. There is exactly one, also while the page loads, so that the focus always finds its h1.</summary>
public sealed partial class PageHead : ComponentBase
{
    /// <summary>The heading as plain text; also the title of the window.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Another title for the window.</summary>
    [Parameter]
    public string? DocumentTitle { get; set; }

    /// <summary>The heading with names in it, instead of the plain text.</summary>
    [Parameter]
    public RenderFragment? Heading { get; set; }

    /// <summary>A mark before the heading.</summary>
    [Parameter]
    public HealthState? State { get; set; }

    /// <summary>Links to the pages above.</summary>
    [Parameter]
    public RenderFragment? Crumbs { get; set; }

    /// <summary>Scope, since when, source and age.</summary>
    [Parameter]
    public RenderFragment? Sub { get; set; }

    /// <summary>Secondary actions.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>Whether it is the one sentence of the overview, a size larger.</summary>
    [Parameter]
    public bool Lead { get; set; }

    /// <summary>Whether the page shows its content and takes input: sets <c>body[data-ready="true"]</c>.</summary>
    [Parameter]
    public bool Ready { get; set; } = true;
}
