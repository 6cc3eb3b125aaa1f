using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Core.Access;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Api.Access;

/// <summary>Roles that admins give in the portal, and the people whom they switch off.</summary>
public static class AccessApi
{
    /// <summary>Maps <c>/grants</c> and <c>/people</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var grants = api.MapGroup("/grants").WithTags("Access");
        grants.MapGet("", ListAsync).WithSummary("The roles that were given in the portal, by name.").Produces<ItemList<GrantResponse>>();
        grants.MapPost("", GiveAsync).WithSummary("Gives a person or a group a role, everywhere or at one place. It holds at once.")
            .Accepts<GrantBody>("application/json").Produces<GrantResponse>(StatusCodes.Status201Created).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
        grants.MapDelete("/{id}", TakeAsync).WithSummary("Takes a role back; If-Match carries its version. It is lost at once.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        var people = api.MapGroup("/people").WithTags("Access");
        people.MapGet("", PeopleAsync).WithSummary("The people whom the portal has seen, last seen first.").Produces<ItemList<PersonResponse>>();
        people.MapPost("/disable", (HttpContext context, GrantBook book) => SwitchAsync(context, book, off: true))
            .WithSummary("Switches a person off: nothing that they have counts any more, at once.").Accepts<PersonBody>("application/json")
            .Produces(StatusCodes.Status204NoContent).ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        people.MapPost("/enable", (HttpContext context, GrantBook book) => SwitchAsync(context, book, off: false))
            .WithSummary("Switches a person on again.").Accepts<PersonBody>("application/json")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<ItemList<GrantResponse>> ListAsync(GrantBook book, TimeProvider clock, CancellationToken cancellationToken)
    {
        var grants = await book.ListAsync(cancellationToken);
        return new ItemList<GrantResponse>([.. grants.Select(GrantResponse.Of)], null, grants.Length, clock.GetUtcNow());
    }

    private static async Task<ItemList<PersonResponse>> PeopleAsync(HttpRequest request, GrantBook book, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (people, total) = await book.PeopleAsync(request.Limit(), cancellationToken);
        return new ItemList<PersonResponse>([.. people.Select(PersonResponse.Of)], null, total, clock.GetUtcNow());
    }

    private static async Task<IResult> GiveAsync(HttpContext context, GrantBook book)
    {
        var body = await JsonBody.ReadAsync<GrantBody>(context.Request);
        var request = new GrantRequest
        {
            Holder = body.Holder,
            Issuer = body.Issuer,
            Name = body.Name,
            Role = body.Role,
            Cluster = body.Cluster ?? Grant.All,
            Namespace = body.Namespace ?? Grant.All,
        };
        var result = await AskAsync(() => book.GiveAsync(request, context.User.ToPortalUser(), Address(context), context.RequestAborted));
        return Results.Created(new Uri($"/api/v1/grants/{result.Grant!.Id}", UriKind.Relative), GrantResponse.Of(result.Grant));
    }

    private static async Task<IResult> TakeAsync(string id, HttpContext context, GrantBook book)
    {
        var header = context.Request.Headers[HeaderNames.IfMatch].ToString();
        var version = header.Length == 0
            ? throw new ApiProblemException(StatusCodes.Status428PreconditionRequired, "Which version?", "Send the version that you read in the header If-Match, so that nothing else is taken back than you saw.")
            : uint.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read
            : throw ApiProblemException.BadInput("If-Match", "It must be the version of the grant, as the list has it.");
        await AskAsync(() => book.TakeAsync(PathValues.Id(id, "grant"), version, context.User.ToPortalUser(), Address(context), context.RequestAborted));
        return Results.NoContent();
    }

    private static async Task<IResult> SwitchAsync(HttpContext context, GrantBook book, bool off)
    {
        var body = await JsonBody.ReadAsync<PersonBody>(context.Request);
        await AskAsync(() => book.SwitchAsync($"{body.Issuer} {body.Subject}", off ? body.Reason ?? "" : null, context.User.ToPortalUser(), Address(context), context.RequestAborted));
        return Results.NoContent();
    }

    private static async Task<GrantResult> AskAsync(Func<Task<GrantResult>> ask)
    {
        GrantResult result;
        try
        {
            result = await ask();
        }
        catch (AccessDeniedException denied)
        {
            throw new ApiProblemException(StatusCodes.Status403Forbidden, "You may not do this", denied.Decision.Reason.Shown());
        }

        return result.Status switch
        {
            GrantStatus.Done => result,
            GrantStatus.NotFound => throw new ApiProblemException(StatusCodes.Status404NotFound, "Not found", result.Text!.Shown()),
            GrantStatus.Outdated => throw new ApiProblemException(StatusCodes.Status412PreconditionFailed, "Somebody else was faster", result.Text!.Shown()),
            GrantStatus.Invalid => throw new ApiProblemException(
                StatusCodes.Status400BadRequest,
                "The input is wrong",
                result.Text!.Shown(),
                result.Errors.ToDictionary(static error => error.Key, static error => new[] { error.Value.Shown() }, StringComparer.Ordinal)),
            _ => throw new ApiProblemException(StatusCodes.Status409Conflict, "This cannot be done now", result.Text!.Shown()),
        };
    }

    private static string Address(HttpContext context) => context.SourceAddress();
}
