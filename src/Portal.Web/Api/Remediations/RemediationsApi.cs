using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Web.Api.Problems;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Api.Remediations;

/// <summary>Remediation runs: plan, dry run, approve or reject, execute, cancel or stop.</summary>
public static class RemediationsApi
{
    private delegate Task<RemediationResult> Act(Guid id, string comment, RemediationCaller caller, CancellationToken cancellationToken);

    private const string Bulk = """
        {
          "playbook": "remove-finalizer",
          "cluster": "demo",
          "subjects": [
            { "apiVersion": "v1", "kind": "Pod", "namespace": "payments", "name": "ledger-0" },
            { "apiVersion": "v1", "kind": "Pod", "namespace": "payments", "name": "ledger-1" }
          ],
          "parameters": { "finalizer": "example.com/cleanup" }
        }
        """;

    /// <summary>Maps <c>/remediations</c> and what is below it.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var runs = api.MapGroup("/remediations").WithTags("Remediations");
        runs.MapGet("", ListAsync).WithSummary("Runs, newest first. Filters: state, cluster, finding, uid.")
            .TakesListQuery(
                ("state", "Only in this state.", "AwaitingApproval"),
                ("cluster", "Only on this cluster.", "demo"),
                ("finding", "Only those planned from this finding.", ""),
                ("uid", "Only for the object with this uid.", ""),
                ("toReview", "true: only those with a broken glass that nobody else has looked at.", "true"))
            .Produces<ItemList<RunResponse>>();
        runs.MapGet("/{id}", GetAsync).WithSummary("One run with its journal.").Produces<RunResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapPost("", PlanAsync).WithSummary("Plans a run. Nothing is changed by that.").Accepts<PlanBody>("application/json")
            .Produces<RunResponse>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict).WithExample(Bulk);
        RunExportApi.Map(runs);
        MapAct(runs, "dry-run", "Asks the API server what each step would do.", static s => (id, _, caller, ct) => s.DryRunAsync(id, caller, ct));
        MapBody<ApproveBody>(runs, "approve", "Approves exactly this plan, and with its hashes exactly what was read.", isOptional: true, static (id, body, context, caller) =>
            context.RequestServices.GetRequiredService<RemediationService>()
                .ApproveAsync(id, new ApprovalRequest(body.Comment ?? "", body.PlanHash, body.DryRunHash), caller, context.RequestAborted));
        MapBody<BreakGlassBody>(runs, "break-glass", "Goes on without a second person; marked, told, and to be reviewed by somebody else.", isOptional: false, static (id, body, context, caller) =>
            context.RequestServices.GetRequiredService<BreakGlassService>().BreakAsync(id, new BreakGlassRequest(body.Reason, body.Confirm), caller, context.RequestAborted));
        MapBody<CommentBody>(runs, "review", "Says that a broken glass was looked at; not by who broke it.", isOptional: true, static (id, body, context, caller) =>
            context.RequestServices.GetRequiredService<BreakGlassService>().ReviewAsync(id, body.Comment ?? "", caller, context.RequestAborted));
        MapAct(runs, "reject", "Rejects the plan; the run ends.", static s => s.RejectAsync);
        MapAct(runs, "execute", "Begins to execute; the answer does not wait for the end.", static s => (id, _, caller, ct) => s.ExecuteAsync(id, caller, ct));
        MapBody<StopBody>(runs, "stop", "Stops a run that is carried out or watched: what is on its way is finished, nothing more begins; the answer does not wait for that.", isOptional: false, static (id, body, context, caller) =>
            context.RequestServices.GetRequiredService<RunStopService>().StopAsync(id, body.Reason, caller, context.RequestAborted));
        MapAct(runs, "cancel", "Ends a run that has not begun to act.", static s => s.CancelAsync);
    }

    private static void MapBody<T>(
        RouteGroupBuilder runs, string name, string summary, bool isOptional, Func<Guid, T, HttpContext, RemediationCaller, Task<RemediationResult>> act)
        where T : class => runs
        .MapPost("/{id}/" + name, async (string id, HttpContext context) =>
        {
            var run = PathValues.Id(id, "remediation");
            var body = isOptional && !HasBody(context) ? Activator.CreateInstance<T>() : await JsonBody.ReadAsync<T>(context.Request);
            return Results.Ok(RunResponse.Of(Expect(await act(run, body, context, Caller(context)))));
        })
        .WithSummary(summary).Accepts<T>(isOptional, "application/json").Produces<RunResponse>().ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static void MapAct(RouteGroupBuilder runs, string name, string summary, Func<RemediationService, Act> act) => runs
        .MapPost("/{id}/" + name, async (string id, HttpContext context, RemediationService service) =>
        {
            var run = PathValues.Id(id, "remediation");
            var body = !HasBody(context) ? new CommentBody() : await JsonBody.ReadAsync<CommentBody>(context.Request);
            return Results.Ok(RunResponse.Of(Expect(await act(service)(run, body.Comment ?? "", Caller(context), context.RequestAborted))));
        })
        .WithSummary(summary).Accepts<CommentBody>(isOptional: true, "application/json").Produces<RunResponse>()
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<ItemList<RunResponse>> ListAsync(HttpRequest request, RemediationService service, TimeProvider clock, CancellationToken cancellationToken)
    {
        var page = await service.ListAsync(
            new RunQuery
            {
                State = request.Choice<RunState>("state"),
                Cluster = request.Text("cluster"),
                FindingId = request.Id("finding"),
                Uid = request.Text("uid"),
                ToReviewOnly = request.Flag("toReview"),
                After = request.Id("cursor"),
                Limit = request.Limit(),
            },
            cancellationToken);
        return new ItemList<RunResponse>([.. page.Items.Select(RunResponse.Of)], page.Next?.ToString(), page.Total, clock.GetUtcNow());
    }

    private static async Task<RunResponse> GetAsync(string id, RemediationService service, ILiveClusters clusters, CancellationToken cancellationToken) =>
        await service.FindAsync(PathValues.Id(id, "remediation"), cancellationToken) is { } run
            ? RunResponse.Of(run) with { Next = [.. service.Next(run).Select(RunNextResponse.Of)], Verdicts = Verdicts(run, clusters) }
            : throw ApiProblemException.NotFound($"remediation {id}");

    private static ImmutableArray<RunVerdictResponse>? Verdicts(RemediationRun run, ILiveClusters clusters) =>
        run.Playbook == DrainRuns.Playbook && clusters.View(run.Cluster) is { } view
            ? [.. DrainTable.Of(run, view, clusters.Now(run.Cluster)).Rows.Select(RunVerdictResponse.Of)]
            : null;

    private static async Task<IResult> PlanAsync(HttpContext context, RemediationService service)
    {
        var body = await JsonBody.ReadAsync<PlanBody>(context.Request, PlanBody.Limit);
        var run = Expect(await service.PlanAsync(
            new PlanRequest
            {
                Playbook = body.Playbook,
                Cluster = body.Cluster ?? "",
                Subject = body.Subject is { } subject ? Reference(subject) : null,
                Subjects = body.Subjects.IsDefaultOrEmpty ? [] : [.. body.Subjects.Select(Reference)],
                FindingId = body.FindingId,
                Parameters = body.Parameters ?? ImmutableDictionary<string, string>.Empty,
            },
            Caller(context),
            context.RequestAborted));
        return Results.Created(new Uri($"/api/v1/remediations/{run.Id}", UriKind.Relative), RunResponse.Of(run));
    }

    private static ObjectReference Reference(SubjectBody subject) =>
        new(subject.ApiVersion ?? "v1", subject.Kind, subject.Namespace ?? "", subject.Name, subject.Uid ?? "");

    // A body that comes in chunks has no length.
    private static bool HasBody(HttpContext context) =>
        context.Request.ContentLength is > 0 || (context.Request.ContentLength is null && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true);

    private static RemediationCaller Caller(HttpContext context) =>
        new(context.User.ToPortalUser(), context.SourceAddress());

    private static RemediationRun Expect(RemediationResult result) => result switch
    {
        { Status: RemediationStatus.Ok, Run: { } run } => run,
        { Status: RemediationStatus.NotFound } => throw Problem(StatusCodes.Status404NotFound, "Not found", result),
        { Status: RemediationStatus.Forbidden } => throw Problem(StatusCodes.Status403Forbidden, "You may not do this", result),
        { Status: RemediationStatus.Invalid } => throw Problem(StatusCodes.Status400BadRequest, "The input is wrong", result),
        { Status: RemediationStatus.Unavailable } => throw Problem(StatusCodes.Status503ServiceUnavailable, "The cluster cannot be reached", result),
        _ => throw Problem(StatusCodes.Status409Conflict, "This cannot be done now", result),
    };

    private static ApiProblemException Problem(int status, string title, RemediationResult result) => new(
        status,
        title,
        result.Text?.Shown() ?? title,
        result.Errors.ToDictionary(static error => error.Key, static error => error.Value.Select(static text => text.Shown()).ToArray(), StringComparer.Ordinal))
    {
        Code = result.Code,
        Related = result.Run is { } run ? $"/remediations/{run.Id}" : null,
    };
}
