using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <content>Who decided what: dry runs to be read, approvals that cease to count, the broken glass.</content>
public sealed partial class RemediationRun
{
    /// <summary>SHA-256 in hex over the plan and what the last dry run said and showed: what an approver has read. Empty before the dry run.</summary>
    public string DryRunHash { get; private set; } = "";

    /// <summary>When the API server was last asked; null before.</summary>
    public DateTimeOffset? DryRunAt { get; private set; }

    /// <summary>Name of who asked it.</summary>
    public string? DryRunBy { get; private set; }

    /// <summary>In which the last dry run differs from the one before it, for whoever read that one; null: in nothing, or there was none.</summary>
    public LocalizedText? DryRunDifference { get; private set; }

    /// <summary>That somebody broke the glass for it; null: nobody has.</summary>
    public BreakGlass? BreakGlass { get; private set; }

    /// <summary>What it touches: the namespaces of its subject and of all that its steps change; the whole cluster as soon as one of them is in none.</summary>
    public AccessScope Scope => AccessScope.Of(Cluster, Places);

    /// <summary>The approvals that still count.</summary>
    public IEnumerable<Approval> CountingApprovals =>
        _approvals.Where(static approval => approval is { Decision: ApprovalDecision.Approved, WithdrawnAt: null });

    /// <summary>Keeps who asked for the dry run, and in what it differs from the one before.</summary>
    internal void KeepDryRun(string by, ImmutableArray<DryRunAnswer> before, DateTimeOffset now)
    {
        DryRunDifference = DryRunAt is null ? null : DryRunDifferences.Between(before, DryRunAnswer.AllOf(this));
        (DryRunHash, DryRunAt, DryRunBy) = (Remediation.PlanHash.OfDryRun(this), now, by);
        if (DryRunDifference is { } difference)
        {
            Note(now, by, new LocalizedText($"The dry run differs from the one before: {difference.En}", $"预演结果与上一次不同：{difference.Zh}"));
        }
    }

    /// <summary>Somebody approves; an approval that does not count any more gives way.</summary>
    internal void Approve(PortalUser by, string comment, DateTimeOffset now)
    {
        if (State == RunState.Approved)
        {
            Withdraw(new LocalizedText("The approval before does not count any more.", "之前的批准已失效。"), now);
        }

        Decide(by, ApprovalDecision.Approved, comment, now);
    }

    /// <summary>Somebody goes on without a second person.</summary>
    internal void Break(PortalUser by, string reason, ImmutableArray<LocalizedText> passed, DateTimeOffset now)
    {
        BreakGlass = new BreakGlass { RunId = Id, By = by.Name, ById = by.Id, Reason = reason, At = now, Passed = passed };
        BreakGlass.Tell();
        var text = new LocalizedText($"Broke the glass: {reason}", $"紧急放行：{reason}");
        if (State == RunState.AwaitingApproval)
        {
            Move(RunState.Approved, now, by.Name, text);
        }
        else
        {
            Note(now, by.Name, text);
        }
    }

    /// <summary>Somebody else has looked at the broken glass.</summary>
    internal void Review(PortalUser by, string comment, DateTimeOffset now)
    {
        BreakGlass!.Review(by.Name, by.Id, comment, now);
        Note(now, by.Name, new LocalizedText($"Reviewed the broken glass: {comment}", $"已复核紧急放行：{comment}"));
    }

    /// <summary>What let the run go on does not count any more: it waits for a new approval.</summary>
    internal void Withdraw(LocalizedText why, DateTimeOffset now)
    {
        foreach (var approval in CountingApprovals)
        {
            approval.Withdraw(now);
        }

        BreakGlass?.Withdraw(now);
        Move(RunState.AwaitingApproval, now, "portal", why);
    }
}
