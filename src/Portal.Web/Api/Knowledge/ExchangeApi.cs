using Microsoft.AspNetCore.Mvc;
using Portal.Core.Knowledge.Exchange;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Api.Knowledge;

/// <summary>The whole knowledge base out and in, as a folder that a team keeps in Git.</summary>
public static class ExchangeApi
{
    private const string Zip = "application/zip";

    /// <summary>Maps <c>/knowledge/export</c> and <c>/knowledge/import</c>.</summary>
    public static void Map(RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/export", ExportAsync).WithSummary("All articles as a zip: a folder for each with Markdown and YAML. The same articles give the same bytes.")
            .Produces<byte[]>(StatusCodes.Status200OK, Zip);
        knowledge.MapPost("/import", ImportAsync).WithSummary("Adds and changes the articles of a zip as export gives it: all, or none when anything is wrong.")
            .WithMetadata(new RequestSizeLimitAttribute(KnowledgeExchange.LargestArchive))
            .TakesQuery(("dryRun", "true reports what would be done and changes nothing.", "true"), ("comment", "Why, for the revisions.", "review 42"))
            .Accepts<byte[]>(Zip).Produces<ImportReportResponse>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> ExportAsync(KnowledgeExchange exchange, CancellationToken cancellationToken) =>
        Results.File(await exchange.ExportAsync(cancellationToken), Zip, "knowledge.zip");

    private static async Task<IResult> ImportAsync(HttpContext context, KnowledgeExchange exchange)
    {
        var dryRun = context.Request.Flag("dryRun");
        var comment = context.Request.Text("comment") ?? "";
        if (comment.Length > KnowledgeExchange.LongestComment)
        {
            throw ApiProblemException.BadInput("comment", $"It is longer than {KnowledgeExchange.LongestComment} characters.");
        }

        using var archive = await ReadAsync(context.Request);
        var report = await exchange.ImportAsync(archive, dryRun, comment, context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted);
        return report.Errors.IsEmpty || dryRun
            ? Results.Ok(ImportReportResponse.Of(report))
            : Results.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Nothing was imported",
                detail: $"The archive has {report.Errors.Length} error(s); nothing was changed. Correct them and import again.",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["report"] = ImportReportResponse.Of(report) });
    }

    private static async Task<MemoryStream> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > KnowledgeExchange.LargestArchive)
        {
            throw TooLarge();
        }

        var archive = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(archive, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }

        archive.Position = 0;
        return archive;
    }

    private static ApiProblemException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, "The archive is too large", $"An archive may have {KnowledgeExchange.LargestArchive / 1024 / 1024} MiB. Import it in parts: what is not in an archive stays.");
}
