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
        .WithTags("Audit").WithSummary("Entries as JSON lines, oldest first, of any number: all, those from a time to a time, or of one month (month=2026-10).")
        .Produces(StatusCodes.Status200OK, contentType: Media);

    private static async Task ExportAsync(HttpContext context, AuditReader reader, AuditLog log, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, CancellationToken cancellationToken)
    {
        var (from, to, name) = Range(context.Request);
        await log.AppendAsync(
            new AuditEvent
            {
                Actor = context.User.ToPortalUser().Name,
                ActorId = context.User.ToPortalUser().Id,
                SourceAddress = context.SourceAddress(),
                Action = "audit.export",
                Request = string.Create(CultureInfo.InvariantCulture, $"from {from:O} to {to:O}"),
                Outcome = AuditOutcome.Succeeded,
            },
            cancellationToken);
        context.Response.ContentType = Media;
        context.Response.SaveAs(Download.Name("jsonl", "audit", name));
        await foreach (var entry in reader.StreamAsync(new AuditQuery { From = from, To = to }, cancellationToken))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, AuditEntryResponse.Of(entry), json.Value.SerializerOptions, cancellationToken);
            await context.Response.WriteAsync("\n", cancellationToken);
        }
    }

    private static (DateTimeOffset? From, DateTimeOffset? To, string Name) Range(HttpRequest request)
    {
        if (request.Text("month") is not { } text)
        {
            return (request.Time("from"), request.Time("to"), "");
        }

        var month = AuditSealsApi.Month(text, "month");
        return (Start(month), Start(month.AddMonths(1)), string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}"));
    }

    private static DateTimeOffset Start(DateOnly month) => new(month, TimeOnly.MinValue, TimeSpan.Zero);
}
