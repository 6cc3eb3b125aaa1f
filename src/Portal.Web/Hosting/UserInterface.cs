using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Net.Http.Headers;
using MudBlazor.Services;
using Portal.Web.Components;
using Portal.Web.Components.Layout;
using Portal.Web.Components.Live;
using Portal.Web.Components.Time;
using Portal.Web.Hosting.Visitors;
using Portal.Web.Localization;
using Portal.Web.Theme;

namespace Portal.Web.Hosting;

/// <summary>The pages: what they need and where they are.</summary>
public static class UserInterface
{
    /// <summary>The text of an article at its largest (200,000 characters, three bytes each in Chinese) comes as one message from its editor.</summary>
    private const int LargestMessage = 1024 * 1024;

    /// <summary>Registers the pages and what belongs to one visitor.</summary>
    public static IServiceCollection AddPortalUserInterface(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(static hub =>
        {
            hub.MaximumReceiveMessageSize = LargestMessage;
            hub.AddFilter(new HubAddress());
        });
        services.AddMudServices();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AgeTicker>();
        services.AddScoped<VisitorAddress>();
        services.AddScoped<CircuitHandler>(static visitor => visitor.GetRequiredService<VisitorAddress>());
        services.AddScoped<CurrentUser>();
        services.AddSingleton<PortalSearch>();
        return services;
    }

    /// <summary>Language of the answers; before whatever writes text.</summary>
    public static IApplicationBuilder UsePortalUserInterface(this IApplicationBuilder app) => app.UsePortalLanguages();

    /// <summary>A browser that asks for a page that is not there gets one that says so; programs keep their problem details. Before routing.</summary>
    public static IApplicationBuilder UsePortalNotFoundPage(this IApplicationBuilder app) => app.UseWhen(
        static context => HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        static branch => branch.UseStatusCodePagesWithReExecute("/not-found"));

    /// <summary>Maps static files, the theme and the pages.</summary>
    public static IEndpointConventionBuilder MapPortalUserInterface(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet(ThemeStylesheet.Path, static (HttpContext context) =>
        {
            context.Response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
            return Results.Text(ThemeStylesheet.Content, "text/css; charset=utf-8");
        }).AllowAnonymous().ExcludeFromDescription();
        return app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
