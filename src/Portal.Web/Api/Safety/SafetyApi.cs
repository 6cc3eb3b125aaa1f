using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Api.Safety;

/// <summary>The limits of remediation, pauses and circuit breakers.</summary>
public static class SafetyApi
{
    private const string Example =
        """
        {"parallelRuns": 5, "parallelSteps": 10, "waveSizes": [1, 5, 25], "secondPersonAbove": 25, "maxSubjects": 2000, "nodesPercent": 10, "nodesCount": 10, "breakerFailures": 3, "breakerWindowMinutes": 10, "breakerOpenMinutes": 30, "stormFindings": 25,
         "stormWindowMinutes": 10, "coolDownMinutes": 5, "protectedNamespaces": ["kube-system"], "protectRetainedVolumes": true}
        """;

    /// <summary>Maps <c>/settings/safety</c>, <c>/pauses</c> and <c>/breakers</c>.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var safety = api.MapGroup("").WithTags("Safety");
        safety.MapGet("/settings/safety", GetAsync).WithSummary("The limits of a cluster (cluster=…), or those for all clusters.").Produces<SafetySettingsResponse>();
        safety.MapPut("/settings/safety", PutAsync).WithSummary("Sets the limits of a cluster, or those for all; If-Match carries the version that was read. Admins only.")
            .Accepts<SafetySettingsBody>("application/json").Produces<SafetySettingsResponse>().WithExample(Example)
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        safety.MapDelete("/settings/safety", DeleteAsync).WithSummary("Takes the limits of a cluster back, so that those for all hold; If-Match as in PUT. Admins only.")
            .Produces<SafetySettingsResponse>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        safety.MapGet("/pauses", ListPausesAsync).WithSummary("The pauses that hold now.").Produces<ItemList<PauseResponse>>();
        safety.MapPost("/pauses", PauseAsync).WithSummary("Pauses remediation on a cluster, or on all: no new step begins. Approvers and admins.")
            .Accepts<PauseBody>("application/json").Produces<PauseResponse>(StatusCodes.Status201Created).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
        safety.MapDelete("/pauses/{id}", ResumeAsync).WithSummary("Lifts a pause: runs go on. Approvers and admins.").Produces<PauseResponse>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        safety.MapGet("/breakers", ListBreakersAsync).WithSummary("Circuit breakers of playbooks that failed within a day; all others are closed. Filter: cluster.")
            .Produces<ItemList<BreakerResponse>>();
        safety.MapPost("/breakers/reset", ResetAsync).WithSummary("Lets a playbook that its breaker has stopped be used again. Admins only.")
            .Accepts<BreakerBody>("application/json").Produces(StatusCodes.Status204NoContent).ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<SafetySettingsResponse> GetAsync(HttpContext context, SafetySettingsStore store, ILiveClusters clusters) =>
        Tagged(context, await store.GetAsync(Cluster(context.Request, clusters), context.RequestAborted));

    private static async Task<SafetySettingsResponse> PutAsync(HttpContext context, SafetySettingsStore store, ILiveClusters clusters)
    {
        var body = await JsonBody.ReadAsync<SafetySettingsBody>(context.Request);
        return await SetAsync(context, store, clusters, body.ToSettings());
    }

    private static Task<SafetySettingsResponse> DeleteAsync(HttpContext context, SafetySettingsStore store, ILiveClusters clusters) => SetAsync(context, store, clusters, null);

    private static async Task<SafetySettingsResponse> SetAsync(HttpContext context, SafetySettingsStore store, ILiveClusters clusters, SafetySettings? settings)
    {
        var cluster = Cluster(context.Request, clusters);
        Expect(await store.SetAsync(cluster, settings, Version(context.Request), Caller(context), context.RequestAborted));
        return Tagged(context, await store.GetAsync(cluster, context.RequestAborted));
    }

    private static async Task<ItemList<PauseResponse>> ListPausesAsync(PauseService pauses, TimeProvider clock, CancellationToken cancellationToken)
    {
        var active = await pauses.ActiveAsync(cancellationToken);
        return new ItemList<PauseResponse>([.. active.Select(PauseResponse.Of)], null, active.Length, clock.GetUtcNow());
    }

    private static async Task<IResult> PauseAsync(HttpContext context, PauseService pauses)
    {
        var body = await JsonBody.ReadAsync<PauseBody>(context.Request);
        var pause = PauseResponse.Of(Expect(await pauses.PauseAsync(body.Cluster ?? "", body.Reason, Caller(context), context.RequestAborted)).Pause!);
        return Results.Created(new Uri($"/api/v1/pauses/{pause.Id}", UriKind.Relative), pause);
    }

    private static async Task<PauseResponse> ResumeAsync(string id, HttpContext context, PauseService pauses) =>
        PauseResponse.Of(Expect(await pauses.ResumeAsync(PathValues.Id(id, "pause"), Caller(context), context.RequestAborted)).Pause!);

    private static async Task<ItemList<BreakerResponse>> ListBreakersAsync(HttpContext context, SafetyStatusReader status, ILiveClusters clusters, TimeProvider clock)
    {
        var items = new List<BreakerResponse>();
        foreach (var cluster in Cluster(context.Request, clusters) is { Length: > 0 } one ? [one] : clusters.Names)
        {
            var state = await status.ReadAsync(cluster, context.RequestAborted);
            items.AddRange(state.Breakers.Select(b => new BreakerResponse(cluster, b.Key, b.Value.IsOpen, b.Value.Failures, b.Value.TrippedAt, b.Value.OpenUntil)));
        }

        return new ItemList<BreakerResponse>([.. items], null, items.Count, clock.GetUtcNow());
    }

    private static async Task<IResult> ResetAsync(HttpContext context, BreakerService breakers)
    {
        var body = await JsonBody.ReadAsync<BreakerBody>(context.Request);
        Expect(await breakers.ResetAsync(body.Cluster, body.Playbook, body.Reason, Caller(context), context.RequestAborted));
        return Results.NoContent();
    }

    private static SafetySettingsResponse Tagged(HttpContext context, SafetyLimits limits)
    {
        context.Response.Headers[HeaderNames.ETag] = string.Create(CultureInfo.InvariantCulture, $"\"{limits.Version}\"");
        return SafetySettingsResponse.Of(limits);
    }

    private static string Cluster(HttpRequest request, ILiveClusters clusters)
    {
        var cluster = request.Text("cluster") ?? "";
        return cluster.Length == 0 || clusters.Names.Contains(cluster, StringComparer.Ordinal)
            ? cluster
            : throw ApiProblemException.BadInput("cluster", $"There is no such cluster; there are {string.Join(", ", clusters.Names)}.");
    }

    private static int Version(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.IfMatch].ToString();
        return header.Length == 0
            ? throw new ApiProblemException(
                StatusCodes.Status428PreconditionRequired, "Which version?", "Send the version that you read in the header If-Match, so that nobody's change is overwritten.")
            : int.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : throw ApiProblemException.BadInput("If-Match", "It must be the version of the settings, such as \"3\".");
    }

    private static RemediationCaller Caller(HttpContext context) => new(context.User.ToPortalUser(), context.SourceAddress());

    private static SafetyResult Expect(SafetyResult result) => result.Succeeded ? result : throw new ApiProblemException(
        result switch
        {
            { Status: RemediationStatus.Forbidden } => StatusCodes.Status403Forbidden,
            { Status: RemediationStatus.NotFound } => StatusCodes.Status404NotFound,
            { Status: RemediationStatus.Invalid } => StatusCodes.Status400BadRequest,
            { Code: "ChangedMeanwhile" } => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        },
        result.Status switch
        {
            RemediationStatus.Forbidden => "You may not do this",
            RemediationStatus.NotFound => "Not found",
            RemediationStatus.Invalid => "The input is wrong",
            _ => "This cannot be done now",
        },
        result.Text!.Shown(),
        result.Errors.ToDictionary(static error => error.Key, static error => error.Value.Select(static text => text.Shown()).ToArray(), StringComparer.Ordinal))
    {
        Code = result.Code,
    };
}
