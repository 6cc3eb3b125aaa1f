using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Web.Components;

/// <summary>The document around the pages.</summary>
public sealed partial class App : ComponentBase
{
    private const string ThemeCookie = "portal-theme";

    private static InteractiveServerRenderMode Interactive { get; } = new(prerender: false);

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    // Only the two known values reach the page; without a cookie the attribute is absent and the system decides.
    private string? Theme => Context?.Request.Cookies[ThemeCookie] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => null,
    };
}
