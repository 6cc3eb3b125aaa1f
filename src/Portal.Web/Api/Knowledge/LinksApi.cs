using Portal.Core.Knowledge.Links;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Api.Knowledge;

/// <summary>The external links of the articles.</summary>
public static class LinksApi
{
    /// <summary>Maps <c>/knowledge/links</c>.</summary>
    public static void Map(RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/links", ListAsync).WithSummary("External links of all articles with their state, the dead first. Filters: state, q.")
            .TakesListQuery(
                ("state", "Dead, Moved, Unknown, Unchecked or Alive.", "Dead"),
                ("q", "Must be part of the address, or of an article's name or title.", "kubernetes.io"))
            .Produces<ItemList<LinkResponse>>();
        knowledge.MapPost("/links/check", CheckAsync).WithSummary("Looks at a link, or at all that did not answer, in the next pass.")
            .Accepts<LinkCheckBody>("application/json").WithExample("""{"url": "https://kubernetes.io/docs/concepts/"}""").Produces<LinkCheckResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesValidationProblem();
    }

    private static async Task<ItemList<LinkResponse>> ListAsync(HttpRequest request, LinkBook links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var offset = request.Offset();
        var page = await links.ListAsync(
            new LinkQuery { State = request.Choice<LinkState>("state"), Text = request.Text("q"), Offset = offset, Limit = request.Limit() }, cancellationToken);
        return new ItemList<LinkResponse>(
            [.. page.Items.Select(entry => LinkResponse.Of(entry, links.Mode, KnowledgeApi.Language))],
            QueryValues.NextOffset(offset, page.Items.Length, page.Total),
            page.Total,
            clock.GetUtcNow());
    }

    private static async Task<IResult> CheckAsync(HttpContext context, LinkBook links)
    {
        var body = await JsonBody.ReadAsync<LinkCheckBody>(context.Request);
        var asked = await links.RequestAsync(body.Url, context.User.ToPortalUser(), KnowledgeApi.Address(context), context.RequestAborted);
        return asked.Status switch
        {
            LinkRequestStatus.Asked => Results.Accepted(value: new LinkCheckResponse(asked.Links)),
            LinkRequestStatus.NotFound => throw ApiProblemException.NotFound("article that leads to this address"),
            _ => throw new ApiProblemException(
                StatusCodes.Status409Conflict, "Links are not checked here", "The check of external links is switched off. Whoever runs the portal can switch it on with PORTAL_LINK_CHECK=daily."),
        };
    }
}
