using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Core.Audit;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Api.Audit;

/// <summary>The audit log as JSON lines, for another system to keep.</summary>
public static class AuditExportApi
{
    private const string Media = "application/x-ndjson";

    /// <summary>Maps <c>/audit/export</c>.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/audit/export", ExportAsync)
        .WithTags("Audit").WithSummary("Entries as JSON lines, oldest first, of any number: all, those that the filters of the list leave, or of one month (month=2026-10).")
        .TakesQuery([("month", "Only of this month, instead of from and to.", "2026-10"), .. AuditApi.Filters])
        .Produces(StatusCodes.Status200OK, contentType: Media);

    private static async Task ExportAsync(HttpContext context, AuditReader reader, AuditLog log, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, CancellationToken cancellationToken)
    {
        var (query, name) = Query(context.Request);
        await log.AppendAsync(
            new AuditEvent
            {
                Actor = context.User.ToPortalUser().Name,
                ActorId = context.User.ToPortalUser().Id,
                SourceAddress = context.SourceAddress(),
                Action = "audit.export",
                Request = context.Request.QueryString.Value ?? "",
                Outcome = AuditOutcome.Succeeded,
            },
            cancellationToken);
        context.Response.ContentType = Media;
        context.Response.SaveAs(Download.Name("jsonl", "audit", name));
        await foreach (var entry in reader.StreamAsync(query, cancellationToken))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, AuditEntryResponse.Of(entry), json.Value.SerializerOptions, cancellationToken);
            await context.Response.WriteAsync("\n", cancellationToken);
        }
    }

    private static (AuditQuery Query, string Name) Query(HttpRequest request)
    {
        var query = AuditApi.Query(request);
        if (request.Text("month") is not { } text)
        {
            return (query, "");
        }

        var month = AuditSealsApi.Month(text, "month");
        return (query with { From = Start(month), To = Start(month.AddMonths(1)) }, string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}"));
    }

    private static DateTimeOffset Start(DateOnly month) => new(month, TimeOnly.MinValue, TimeSpan.Zero);
}
