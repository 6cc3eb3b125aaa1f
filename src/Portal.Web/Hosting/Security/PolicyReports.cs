using System.Diagnostics.Metrics;
using System.Text;

namespace Portal.Web.Hosting.Security;

/// <summary>Takes the browsers' reports of what the content security policy stopped: counted, and logged as one line.</summary>
public sealed partial class PolicyReports(IMeterFactory meters, ILogger<PolicyReports> logger)
{
    private const int LongestReport = 2048;

    private readonly Counter<long> _reports = meters.Create("Portal.Web").CreateCounter<long>(
        "portal.csp.reports", "{report}", "Reports of content that the content security policy stopped.");

    /// <summary>Maps <c>POST /csp-reports</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/csp-reports", static async (HttpContext context, PolicyReports reports) =>
        {
            await reports.TakeAsync(context);
            return Results.NoContent();
        }).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private async Task TakeAsync(HttpContext context)
    {
        var buffer = new byte[LongestReport];
        var length = await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted);
        _reports.Add(1);
        Log.Stopped(logger, Encoding.UTF8.GetString(buffer, 0, length));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A browser stopped something that the content security policy forbids: {Report}")]
        public static partial void Stopped(ILogger logger, string report);
    }
}
