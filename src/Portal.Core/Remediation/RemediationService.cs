using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// Everything that a person can do with remediations. Each call checks the person's rights and the run's state itself; what is refused for want
/// of a right is in the audit log too. Of simultaneous calls one is done and the others get <see cref="RemediationStatus.Conflict"/>.
/// </summary>
/// <remarks>What a person can do wrong is an answer, not an exception. A database that is not there throws what Npgsql throws.</remarks>
public sealed class RemediationService(
    IDbContextFactory<PortalDbContext> contexts,
    AuditLog audit,
    RemediationPlanner planner,
    RunGuard guard,
    RightsReview rights,
    RemediationDryRun dryRun,
    SafetyGuard safety,
    RemediationChanges changes,
    TimeProvider clock)
{
    private const int LongestComment = 2000;

    /// <summary>A page of runs, newest first.</summary>
    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken) => ReadAsync(
        async (db, cancellation) =>
        {
            IQueryable<RemediationRun> runs = db.Set<RemediationRun>().AsNoTrackingWithIdentityResolution();
            runs = query.Cluster is { } cluster ? runs.Where(r => r.Cluster == cluster) : runs;
            runs = query.State is { } state ? runs.Where(r => r.State == state) : runs;
            runs = query.ActiveOnly ? runs.Where(r => r.EndedAt == null) : runs;
            runs = query.FindingId is { } finding ? runs.Where(r => r.FindingId == finding) : runs;
            runs = query.ToReviewOnly ? runs.Where(r => r.BreakGlass != null && r.BreakGlass.ReviewedAt == null) : runs;
            runs = query.Uid is { } uid ? runs.Where(r => r.Subjects.Any(s => s.Uid == uid)) : runs;
            var total = await runs.CountAsync(cancellation);
            var limit = Math.Clamp(query.Limit, 1, RunQuery.MaxLimit);
            var rows = await (query.After is { } after ? runs.Where(r => r.Id.CompareTo(after) < 0) : runs)
                .OrderByDescending(r => r.Id)
                .Take(limit + 1)
                .Include(r => r.Steps.Where(s => s.Index <= RunPage.MaxSteps).OrderBy(s => s.Index))
                .Include(r => r.Approvals.OrderBy(a => a.At))
                .Include(r => r.BreakGlass)
                .AsSplitQuery()
                .ToListAsync(cancellation);
            ImmutableArray<RemediationRun> items = [.. rows.Take(limit)];
            return new RunPage(items, rows.Count > limit ? items[^1].Id : null, total);
        },
        cancellationToken);

    /// <summary>One run with its steps, approvals and journal, or null.</summary>
    public Task<RemediationRun?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        ReadAsync((db, cancellation) => RunStore.ReadAsync(db, id, cancellation), cancellationToken);

    /// <summary>The playbooks that have something to do with a subject as it is now, least risk first. Those that refuse are among them.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="subject">The subject, with its uid.</param>
    /// <param name="problem">Only playbooks of this problem, or null for all.</param>
    public ImmutableArray<PlaybookOffer> Offers(string cluster, ObjectReference subject, string? problem = null) => planner.Offers(cluster, subject, problem);

    /// <summary>
    /// The same for several objects in the order in which they are to be freed, each once. One without a uid is the object of that name; what is not there is left
    /// out.
    /// </summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="subjects">The objects, such as a root cause and what it holds.</param>
    /// <param name="problem">Only playbooks of this problem: work on a node frees nothing that is stuck on it.</param>
    public ImmutableArray<PlaybookOffer> OffersOf(string cluster, IEnumerable<ObjectReference> subjects, string problem) => planner.OffersOf(cluster, subjects, problem);

    /// <summary>
    /// What may be tried after a run that did not work, least risk first: of the same playbook once more when it was stopped before it had done anything
    /// (the object changed, the plan got too old), and the next ones of the ladder. Empty for a run that is under way or has worked.
    /// </summary>
    public ImmutableArray<PlaybookOffer> Next(RemediationRun run) => planner.Next(run);

    /// <summary>Plans. The run that results is Planned, or Cancelled when the playbook refused (<see cref="RemediationRun.Refusal"/>).</summary>
    public Task<RemediationResult> PlanAsync(PlanRequest request, RemediationCaller caller, CancellationToken cancellationToken) =>
        planner.PlanAsync(request, caller, cancellationToken);

    /// <summary>Asks the API server what each step would do. Accepted: AwaitingApproval; else DryRunFailed, and it can be repeated.</summary>
    public async Task<RemediationResult> DryRunAsync(Guid id, RemediationCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (run, refused) = await BeginAsync(db, id, RunActionKind.DryRun, caller, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var accepted = await dryRun.RunAsync(run!, caller.User, cancellationToken);
        return await SaveAsync(
            db, run!, RunActionKind.DryRun, RunStore.Event(run!, caller, "remediation.dry-run", accepted ? AuditOutcome.Succeeded : AuditOutcome.Failed, run!.Journal[^1].Text.En), caller, cancellationToken);
    }

    /// <summary>Approves the plan as it is. High risk: not by the requester. Else the requester's own confirmation is enough.</summary>
    public Task<RemediationResult> ApproveAsync(Guid id, string comment, RemediationCaller caller, CancellationToken cancellationToken) =>
        ApproveAsync(id, new ApprovalRequest(comment), caller, cancellationToken);

    /// <summary>The same, and refused when the plan or its dry run is not what the approver has read.</summary>
    public Task<RemediationResult> ApproveAsync(Guid id, ApprovalRequest approval, RemediationCaller caller, CancellationToken cancellationToken) => ChangeAsync(
        id,
        RunActionKind.Approve,
        caller,
        approval.Comment,
        run => run.Approve(caller.User, approval.Comment, clock.GetUtcNow()),
        cancellationToken,
        run => Unread(approval, run));

    /// <summary>Rejects the plan: the run is Cancelled.</summary>
    public Task<RemediationResult> RejectAsync(Guid id, string comment, RemediationCaller caller, CancellationToken cancellationToken) =>
        ChangeAsync(id, RunActionKind.Reject, caller, comment, run => run.Decide(caller.User, ApprovalDecision.Rejected, comment, clock.GetUtcNow()), cancellationToken);

    /// <summary>Ends a run before anything is done.</summary>
    public Task<RemediationResult> CancelAsync(Guid id, string comment, RemediationCaller caller, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            RunActionKind.Cancel,
            caller,
            comment,
            run => run.Cancel(
                caller.User.Name,
                new LocalizedText($"Cancelled by {caller.User.Name}{(comment.Length == 0 ? "" : ": " + comment)}", $"由 {caller.User.Name} 取消{(comment.Length == 0 ? "" : "：" + comment)}"),
                clock.GetUtcNow()),
            cancellationToken);

    /// <summary>
    /// Lets the steps begin; returns at once with the run in state Executing. Refused when the plan is too old, when a permission of the cluster is
    /// missing to whoever executes, or when a rule of safety stops it.
    /// </summary>
    public async Task<RemediationResult> ExecuteAsync(Guid id, RemediationCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (run, refused) = await BeginAsync(db, id, RunActionKind.Execute, caller, cancellationToken);
        if (refused is { Code: RunActions.ApprovalLost })
        {
            return await WithdrawAsync(db, run!, refused, caller, cancellationToken);
        }

        if (refused is not null)
        {
            return refused;
        }

        caller = await guard.CurrentAsync(caller, cancellationToken);

        // The rights of whoever executes count, and they may have changed since the plan.
        if (await rights.ReviewAsync(run!, caller.User, cancellationToken) is { } problem)
        {
            await audit.AppendAsync(RunStore.Event(run!, caller, "remediation.execute", AuditOutcome.Refused, problem.Text!.En), cancellationToken);
            return problem;
        }

        // Judged and executed in one transaction, one run of the cluster after the other: two at once cannot both slip under a limit.
        await using var transaction = await db.BeginAsync(cancellationToken);
        var decision = await safety.DecideAsync(db, run!, cancellationToken);
        if (decision.Stop is { } verdict)
        {
            await transaction.DisposeAsync();
            if (await FindAsync(id, cancellationToken) is { } stored && await guard.CheckAsync(stored, RunActionKind.Execute, caller, cancellationToken) is { } faster)
            {
                return faster; // It is this very run that is under way: somebody pressed a moment earlier.
            }

            await audit.AppendAsync(RunStore.Event(run!, caller, "remediation.execute", AuditOutcome.Refused, $"{verdict.Rule}: {verdict.Seen.En}"), cancellationToken);
            return safety.Refuse(run!, verdict);
        }

        run!.Execute(caller, clock.GetUtcNow());
        return await SaveAsync(
            db, run, RunActionKind.Execute, RunStore.Event(run, caller, "remediation.execute", AuditOutcome.Intended, Means(run, decision)), caller, cancellationToken, transaction);
    }

    private static string Means(RemediationRun run, SafetyDecision decision) =>
        $"acts as {(run.ActsAs.Length == 0 ? "portal" : run.ActsAs)}{string.Concat(decision.Passed.Select(static verdict => $"; glass broken past {verdict.Rule}: {verdict.Seen.En}"))}";

    private async Task<RemediationResult> ChangeAsync(
        Guid id, RunActionKind action, RemediationCaller caller, string comment, Action<RemediationRun> change, CancellationToken cancellationToken, Func<RemediationRun, RemediationResult?>? refuse = null)
    {
        if (comment.Length > LongestComment)
        {
            return RemediationResult.Invalid([("comment", new($"Has more than {LongestComment} signs.", $"超过 {LongestComment} 个字符。"))]);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (run, refused) = await BeginAsync(db, id, action, caller, cancellationToken);
        if ((refused ?? refuse?.Invoke(run!)) is { } problem)
        {
            return problem;
        }

        change(run!);
        return await SaveAsync(db, run!, action, RunStore.Event(run!, caller, RunGuard.Name(action), AuditOutcome.Succeeded, comment), caller, cancellationToken);
    }

    private async Task<(RemediationRun? Run, RemediationResult? Refused)> BeginAsync(
        PortalDbContext db, Guid id, RunActionKind action, RemediationCaller caller, CancellationToken cancellationToken)
    {
        var run = await RunStore.Whole(db).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        return run is null ? (null, RemediationResult.NotFound(id)) : (run, await guard.CheckAsync(run, action, caller, cancellationToken));
    }

    // The run waits for an approval again, so that whoever looks at it sees what it lacks.
    private async Task<RemediationResult> WithdrawAsync(PortalDbContext db, RemediationRun run, RemediationResult refused, RemediationCaller caller, CancellationToken cancellationToken)
    {
        run.Withdraw(refused.Text!, clock.GetUtcNow());
        var saved = await SaveAsync(db, run, RunActionKind.Execute, RunStore.Event(run, caller, "remediation.execute", AuditOutcome.Refused, refused.Text!.En), caller, cancellationToken);
        return saved.Succeeded ? refused : saved;
    }

    private static RemediationResult? Unread(ApprovalRequest approval, RemediationRun run) =>
        approval.PlanHash is { } plan && !string.Equals(plan, run.PlanHash, StringComparison.OrdinalIgnoreCase)
            ? RemediationResult.Of(RemediationStatus.Conflict, "PlanChanged", new LocalizedText(
                $"The plan that you read is another one than the run's, which begins with {run.PlanHash[..8]}. Read it again.", $"您阅读的计划与该处置的计划（{run.PlanHash[..8]}）不同，请重新阅读。"), run)
        : approval.DryRunHash is { } read && !string.Equals(read, run.DryRunHash, StringComparison.OrdinalIgnoreCase)
            ? RemediationResult.Of(RemediationStatus.Conflict, "DryRunChanged", new LocalizedText(
                $"{run.DryRunBy} has repeated the dry run since you read it. {run.DryRunDifference?.En} Read it again before you approve.", $"{run.DryRunBy} 在您阅读之后重新预演过。{run.DryRunDifference?.Zh}请重新阅读后再批准。"), run)
        : null;

    private async Task<RemediationResult> SaveAsync(
        PortalDbContext db, RemediationRun run, RunActionKind action, AuditEvent entry, RemediationCaller caller, CancellationToken cancellationToken, PortalTransaction? open = null)
    {
        try
        {
            await RunStore.SaveAsync(db, audit, entry, cancellationToken, open: open);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody was faster: say what the run is now. The lock goes first, or those who wait for it would hold the connections that this needs.
            if (open is not null)
            {
                await open.DisposeAsync();
            }

            var now = await FindAsync(run.Id, cancellationToken);
            return now is null ? RemediationResult.NotFound(run.Id)
                : await guard.CheckAsync(now, action, caller, cancellationToken)
                ?? RemediationResult.Of(
                    RemediationStatus.Conflict, "ChangedMeanwhile", new LocalizedText("Somebody changed the run at the same moment. Look at it again.", "有人同时更改了该处置，请重新查看。"), now);
        }

        changes.Signal.Raise();
        return RemediationResult.Ok(run);
    }

    private Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        contexts.ReadAsync(read, clock, cancellationToken);
}
