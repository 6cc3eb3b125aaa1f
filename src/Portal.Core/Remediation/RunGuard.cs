using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Audit;

namespace Portal.Core.Remediation;

/// <summary>
/// Stands before each act on a run: asks what the person and those whom the run leans on may do now, not when their page was opened, and records what is
/// refused for want of a right. Part of <see cref="RemediationService"/>.
/// </summary>
public sealed class RunGuard(AuditLog audit, AccessRecords records, TimeProvider clock)
{
    private const int MostPeople = 200;

    /// <summary>What a person may do with a run and what stands in the way, for a page: by what was known of them a moment ago.</summary>
    public async Task<FrozenDictionary<RunActionKind, RunActionCheck>> ChecksAsync(RemediationRun run, PortalUser user, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(run, cancellationToken);
        var now = clock.GetUtcNow();
        return Enum.GetValues<RunActionKind>().ToFrozenDictionary(static kind => kind, kind => RunActions.Check(kind, run, user, people, now));
    }

    /// <summary>Names of people who may decide on a run besides who asked for it, by the record: at most ten, who was here last first.</summary>
    public async Task<ImmutableArray<string>> ApproversAsync(RemediationRun run, CancellationToken cancellationToken) =>
    [
        .. (await records.PeopleAsync(MostPeople, cancellationToken))
            .Where(user => user.Id != run.RequestedById && AccessPolicy.DecideApproval(user, run.Risk, run.RequestedById, run.Scope).IsAllowed)
            .Select(static user => user.Name)
            .Take(10),
    ];

    /// <summary>The name of an act in the audit log.</summary>
    internal static string Name(RunActionKind action) => action switch
    {
        RunActionKind.DryRun => "remediation.dry-run",
        RunActionKind.Approve => "remediation.approve",
        RunActionKind.Reject => "remediation.reject",
        RunActionKind.Execute => "remediation.execute",
        RunActionKind.BreakGlass => "remediation.break-glass",
        RunActionKind.Review => "remediation.review",
        RunActionKind.Stop => "remediation.stop",
        _ => "remediation.cancel",
    };

    /// <summary>The caller with the rights that are in force now.</summary>
    internal async Task<RemediationCaller> CurrentAsync(RemediationCaller caller, CancellationToken cancellationToken) =>
        caller with { User = await records.CurrentAsync(caller.User, cancellationToken) };

    /// <summary>What stands in the way, or null.</summary>
    internal async Task<RemediationResult?> CheckAsync(RemediationRun run, RunActionKind action, RemediationCaller caller, CancellationToken cancellationToken)
    {
        caller = await CurrentAsync(caller, cancellationToken);
        var check = RunActions.Check(action, run, caller.User, await PeopleAsync(run, cancellationToken), clock.GetUtcNow());
        if (check.Allowed)
        {
            return null;
        }

        if (check.Denied is { } denied)
        {
            await audit.AppendAsync(RunStore.Event(run, caller, Name(action), AuditOutcome.Refused, denied.Reason.En), cancellationToken);
            return RemediationResult.Forbidden(denied, run);
        }

        return RemediationResult.Of(check.Status, check.Code, check.Text!, run);
    }

    // Only an approved run leans on others.
    private Task<ImmutableDictionary<string, PortalUser>> PeopleAsync(RemediationRun run, CancellationToken cancellationToken) => run.State == RunState.Approved
        ? records.LatestAsync(RunStanding.PeopleOf(run), cancellationToken)
        : Task.FromResult(ImmutableDictionary<string, PortalUser>.Empty);
}
