using System.Globalization;
using Portal.Core.Access;
using Portal.Core.Audit;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Api.Audit;

/// <summary>Sealed months of the audit log.</summary>
public static class AuditSealsApi
{
    /// <summary>Maps <c>/audit/seals</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit/seals", ListAsync)
            .WithTags("Audit").WithSummary("The sealed months, oldest first.").Produces<ItemList<AuditSealResponse>>();
        api.MapPost("/audit/seals", SealAsync)
            .WithTags("Audit").WithSummary("Seals a month that is over. Its entries stay until the owner of the database drops them.")
            .Accepts<AuditSealBody>("application/json").Produces<AuditSealResponse>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>A month as people write it.</summary>
    internal static DateOnly Month(string text, string field) => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        ? month
        : throw ApiProblemException.BadInput(field, "It must be a month, such as 2026-10.");

    private static async Task<ItemList<AuditSealResponse>> ListAsync(AuditSealer sealer, TimeProvider clock, CancellationToken cancellationToken)
    {
        var seals = await sealer.ListAsync(cancellationToken);
        return new ItemList<AuditSealResponse>([.. seals.Select(AuditSealResponse.Of)], null, seals.Count, clock.GetUtcNow());
    }

    private static async Task<AuditSealResponse> SealAsync(HttpContext context, AuditSealer sealer, AuditLog log, CancellationToken cancellationToken)
    {
        var month = Month((await JsonBody.ReadAsync<AuditSealBody>(context.Request)).Month, "month");
        var user = context.User.ToPortalUser();
        var wish = new AuditEvent
        {
            Actor = user.Name,
            ActorId = user.Id,
            SourceAddress = context.SourceAddress(),
            Action = "audit.seal",
            Request = string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}"),
            Outcome = AuditOutcome.Refused,
        };
        var access = AccessPolicy.Decide(user, PortalOperation.ChangeSettings);
        if (!access.IsAllowed)
        {
            await log.AppendAsync(wish with { Answer = access.Reason.En }, cancellationToken);
            throw new ApiProblemException(StatusCodes.Status403Forbidden, "You may not do this", access.Reason.Shown());
        }

        var result = await sealer.SealAsync(month, wish, cancellationToken);
        return result.Seal is { } seal
            ? AuditSealResponse.Of(seal)
            : throw new ApiProblemException(StatusCodes.Status409Conflict, "This cannot be done now", result.Problem!.Shown());
    }
}
