using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Persistence;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// The way on when there is no second person: a right of its own, a reason, the name typed. It is told to everybody who approves until one of them,
/// not who broke it, has looked.
/// </summary>
public sealed class BreakGlassService(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, RunGuard guard, SafetyGuard safety, RemediationChanges changes, TimeProvider clock)
{
    /// <summary>Breaks the glass: a run that waits for a second person is approved by that, and marked for ever.</summary>
    public async Task<RemediationResult> BreakAsync(Guid id, BreakGlassRequest request, RemediationCaller caller, CancellationToken cancellationToken)
    {
        var stopping = await StoppingAsync(id, cancellationToken);
        return await ChangeAsync(
            id,
            RunActionKind.BreakGlass,
            caller,
            run => Passed(run, stopping).IsEmpty ? NothingInTheWay(run, stopping) : Errors(request, run) is { IsEmpty: false } errors ? RemediationResult.Invalid(errors) : null,
            run =>
            {
                var passed = Passed(run, stopping);
                run.Break(caller.User, request.Reason.Trim(), passed, clock.GetUtcNow());
                return $"{request.Reason.Trim()} (passed by: {string.Join(' ', passed.Select(static text => text.En))})";
            },
            cancellationToken);
    }

    /// <summary>How broken glasses stand, of all clusters.</summary>
    public async Task<BreakGlassCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var glasses = db.Set<BreakGlass>().AsNoTracking();
        return new BreakGlassCounts(
            await glasses.CountAsync(g => g.ReviewedAt == null, cancellationToken),
            await glasses.CountAsync(g => g.NotifyAt != null, cancellationToken),
            await glasses.CountAsync(g => g.NotifyAt == null && g.NotifiedAt == null, cancellationToken));
    }

    /// <summary>Says that a broken glass was looked at.</summary>
    public Task<RemediationResult> ReviewAsync(Guid id, string comment, RemediationCaller caller, CancellationToken cancellationToken) => ChangeAsync(
        id,
        RunActionKind.Review,
        caller,
        _ => comment.Trim().Length is 0 or > BreakGlass.LongestText
            ? RemediationResult.Invalid([("comment", new($"Say what you found, in at most {BreakGlass.LongestText} signs.", $"请写明复核结论，最多 {BreakGlass.LongestText} 个字符。"))])
            : null,
        run =>
        {
            run.Review(caller.User, comment.Trim(), clock.GetUtcNow());
            return comment.Trim();
        },
        cancellationToken);

    private async Task<RemediationResult> ChangeAsync(
        Guid id,
        RunActionKind action,
        RemediationCaller caller,
        Func<RemediationRun, RemediationResult?> check,
        Func<RemediationRun, string> change,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RunStore.Whole(db).SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } run)
        {
            return RemediationResult.NotFound(id);
        }

        if (await guard.CheckAsync(run, action, caller, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (check(run) is { } wrong)
        {
            return wrong;
        }

        var answer = change(run);
        try
        {
            await RunStore.SaveAsync(db, audit, RunStore.Event(run, caller, RunGuard.Name(action), AuditOutcome.Succeeded, answer), cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return RemediationResult.Of(
                RemediationStatus.Conflict, "ChangedMeanwhile", new LocalizedText("Somebody changed the run at the same moment. Look at it again.", "有人同时更改了该处置，请重新查看。"));
        }

        changes.Signal.Raise();
        return RemediationResult.Ok(run);
    }

    // What stops the run now is named, so that whoever looks at it later knows what was passed by.
    private async Task<ImmutableArray<SafetyVerdict>> StoppingAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await RunStore.ReadAsync(db, id, cancellationToken) is { } run && RunTransitions.IsBeforeExecution(run.State)
            ? [.. (await safety.LookAsync(run, cancellationToken)).Where(static verdict => verdict.Stops)]
            : [];
    }

    private static ImmutableArray<LocalizedText> Passed(RemediationRun run, ImmutableArray<SafetyVerdict> stopping) =>
    [
        .. run.RequiresSecondPerson && run.CountingApprovals.All(approval => approval.ById == run.RequestedById) ? [new LocalizedText("The approval of a second person.", "第二个人的批准。")] : Array.Empty<LocalizedText>(),
        .. stopping.Where(static verdict => verdict.Overridable).Select(static verdict => verdict.Seen),
    ];

    // It stands out for ever and calls people: not for what needs it not, nor for what it does not pass by.
    private static RemediationResult NothingInTheWay(RemediationRun run, ImmutableArray<SafetyVerdict> stopping) => RemediationResult.Of(
        RemediationStatus.Conflict,
        "NothingInTheWay",
        stopping.FirstOrDefault() is { } verdict
            ? new($"Breaking the glass does not pass by what stops this run. {verdict.Seen.En} {verdict.Override.En}", $"紧急放行不能越过阻止此处置的限制。{verdict.Seen.Zh}{verdict.Override.Zh}")
            : new("Nothing stands in this run's way that breaking the glass would pass by: approve and execute it as usual.", "没有需要紧急放行越过的限制：请照常批准并执行。"),
        run);

    private static ImmutableArray<(string Field, LocalizedText Text)> Errors(BreakGlassRequest request, RemediationRun run)
    {
        var errors = ImmutableArray.CreateBuilder<(string, LocalizedText)>();
        if (request.Reason.Trim().Length is < BreakGlass.ShortestReason or > BreakGlass.LongestText)
        {
            errors.Add(("reason", new(
                $"Say why in {BreakGlass.ShortestReason} to {BreakGlass.LongestText} signs, for people who were not there.", $"请用 {BreakGlass.ShortestReason} 到 {BreakGlass.LongestText} 个字符向不在场的人说明原因。")));
        }

        if (!string.Equals(request.Confirm, run.SubjectName, StringComparison.Ordinal))
        {
            errors.Add(("confirm", new($"Type the name of the {run.SubjectKind} exactly.", $"请准确输入 {run.SubjectKind} 的名称。")));
        }

        return errors.ToImmutable();
    }
}
