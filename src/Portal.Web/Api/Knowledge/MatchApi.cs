using System.Text;
using Microsoft.AspNetCore.Mvc;
using Portal.Cluster.Watching;
using Portal.Core.Knowledge.Matching;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api.Knowledge;

/// <summary>Matches what people paste against the signatures of all articles.</summary>
public static class MatchApi
{
    /// <summary>In JSON a character may take six bytes, and the limit is for the text.</summary>
    private const int LargestBody = (6 * MatchLimits.LargestText) + 1024;

    private const string Request = """
        {"text": "Warning  FailedAttachVolume  pod/db-0  Multi-Attach error for volume \"pvc-8d1f\" Volume is already exclusively attached to one node and can't be attached to another"}
        """;

    private const string Answer = """
        {"matches": [{"problem": "PodStuckTerminating", "slug": "pod-stuck-terminating", "title": "Pod stuck terminating", "score": 1,
        "lines": [{"number": 1, "text": "Warning  FailedAttachVolume  pod/db-0  Multi-Attach error for volume \"pvc-8d1f\" …", "signature": "multi-attach"}]}],
        "lookAlikes": [], "moreLookAlikes": 0, "totalLines": 1, "signatures": 162, "notCompared": 0, "tookMs": 0.4}
        """;

    /// <summary>Maps <c>/knowledge/match</c>.</summary>
    /// <param name="knowledge">The group of the knowledge base.</param>
    public static void Map(RouteGroupBuilder knowledge) => knowledge.MapPost("/match", MatchAsync)
        .WithSummary("The problems that a text shows (log, events, kubectl describe, alert), ranked, each with the lines that prove it.")
        .WithDescription("Takes {\"text\": \"…\"}, or the text itself as text/plain; at most 1 MiB in UTF-8. Nothing of it is kept.")
        .TakesTextToMatch().Produces<MatchResponse>().WithExample(Request, Answer);

    /// <summary>Describes an endpoint that takes a text as <see cref="ReadAsync"/> reads it.</summary>
    internal static RouteHandlerBuilder TakesTextToMatch(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody)).Accepts<MatchBody>("application/json", "text/plain")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The text of a request, from JSON or as it is.</summary>
    /// <exception cref="ApiProblemException">400, 413 or 415.</exception>
    internal static async Task<string> ReadAsync(HttpRequest request)
    {
        string text;
        if (request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true)
        {
            using var body = await JsonBody.ReadBoundedAsync(request, MatchLimits.LargestText);
            text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        }
        else
        {
            text = (await JsonBody.ReadAsync<MatchBody>(request, LargestBody)).Text;
        }

        return MatchService.IsTooLarge(text)
            ? throw new ApiProblemException(
                StatusCodes.Status413PayloadTooLarge, "The text is too large", $"At most {MatchLimits.LargestText} bytes (1 MiB) of text are taken: send the part around the error.")
            : text;
    }

    private static async Task<MatchResponse> MatchAsync(HttpContext context, MatchService matches, ClusterRegistry clusters, TimeProvider clock)
    {
        var text = await ReadAsync(context.Request);
        var start = clock.GetTimestamp();
        var result = await matches.MatchAsync(text, context.RequestAborted);
        return MatchResponse.Of(result, clock.GetElapsedTime(start), [.. clusters.Clusters.Select(static cluster => cluster.View)]);
    }
}
