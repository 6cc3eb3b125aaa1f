using System.Globalization;
using Portal.Core.Audit;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api.Audit;

/// <summary>The audit log.</summary>
public static class AuditApi
{
    /// <summary>The filters of lists and exports.</summary>
    internal static (string Name, string Text, string Example)[] Filters { get; } =
    [
        ("actor", "The exact name of the person.", "mara"),
        ("object", "Part of the object: kind, namespace/name or uid.", "shop/db-0"),
        ("cluster", "The exact name of the cluster.", "demo"),
        ("action", "The exact action.", "remediation.execute"),
        ("outcome", "Only with this outcome: Intended, Succeeded, Failed, Refused.", "Refused"),
        ("run", "The id of a remediation.", ""),
        ("from", "The earliest time, inclusive.", "2026-03-18T00:00:00Z"),
        ("to", "The latest time, exclusive.", "2026-03-19T00:00:00Z"),
    ];

    /// <summary>Maps <c>/audit</c> and <c>/audit/verify</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit", ListAsync)
            .WithTags("Audit").WithSummary("Who did what to what, when, with what result; newest first.")
            .TakesListQuery(Filters)
            .Produces<ItemList<AuditEntryResponse>>();
        api.MapGet("/audit/verify", VerifyAsync)
            .WithTags("Audit").WithSummary("Verifies the hash chain from the first entry to the last. known=NUMBER:HASH, a position kept elsewhere, finds a tail that was cut off.").Produces<AuditVerificationResponse>();
        AuditExportApi.Map(api);
        AuditSealsApi.Map(api);
    }

    private static async Task<ItemList<AuditEntryResponse>> ListAsync(HttpRequest request, AuditReader reader, TimeProvider clock, CancellationToken cancellationToken)
    {
        var page = await reader.ReadAsync(
            Query(request) with { Before = Before(request), Limit = request.Limit() },
            cancellationToken);
        return new ItemList<AuditEntryResponse>(
            [.. page.Items.Select(AuditEntryResponse.Of)], page.Next?.ToString(CultureInfo.InvariantCulture), page.Total, clock.GetUtcNow());
    }

    private static async Task<AuditVerificationResponse> VerifyAsync(HttpRequest request, AuditVerifier verifier, AuditGrants grants, CancellationToken cancellationToken)
    {
        var result = await verifier.VerifyAsync(Known(request), cancellationToken);
        return new AuditVerificationResponse(
            result.Entries,
            result.Intact,
            result.FirstBroken?.Sequence,
            result.FirstBroken?.Text,
            result.Head.Hash,
            result.Head.Sequence,
            await grants.MayChangeLogAsync(cancellationToken));
    }

    private static AuditPosition? Known(HttpRequest request) => request.Text("known") is not { } text ? null
        : AuditPosition.Parse(text) ?? throw ApiProblemException.BadInput("known", "It must be NUMBER:HASH, a position that an earlier verification gave as headSequence and head.");

    /// <summary>The filters of a list or an export.</summary>
    internal static AuditQuery Query(HttpRequest request) => new()
    {
        Actor = request.Text("actor"),
        Object = request.Text("object") ?? request.Text("q"),
        Cluster = request.Text("cluster"),
        Action = request.Text("action"),
        Outcome = request.Choice<AuditOutcome>("outcome"),
        RunId = request.Id("run"),
        From = request.Time("from"),
        To = request.Time("to"),
    };

    private static long? Before(HttpRequest request)
    {
        var cursor = request.Text("cursor");
        return cursor is null ? null
            : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before
            : throw ApiProblemException.BadInput("cursor", "It is not a cursor of this list. Take it from next of the page before.");
    }
}
