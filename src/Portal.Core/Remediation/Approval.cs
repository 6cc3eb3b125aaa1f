namespace Portal.Core.Remediation;

/// <summary>
/// What a person decided on one plan. It repeats the run's requester, plan hash and need of a second person, tied to the run by a foreign key, so
/// that the database itself can refuse the approval of one's own request and an approval of another plan.
/// </summary>
public sealed class Approval
{
    /// <summary>Its id, growing with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The run that was decided about.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The plan that was decided on: <see cref="RemediationRun.PlanHash"/>.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The requester's identity, as in the run.</summary>
    public required string RequestedById { get; init; }

    /// <summary>Whether the run needs a second person, as in the run.</summary>
    public required bool RequiresSecondPerson { get; init; }

    /// <summary>Name of who decided.</summary>
    public required string By { get; init; }

    /// <summary>Identity of who decided.</summary>
    public required string ById { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it may go on or ends.</summary>
    public required ApprovalDecision Decision { get; init; }

    /// <summary>What the person wrote about it; may be empty.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The dry run that was read: <see cref="RemediationRun.DryRunHash"/>.</summary>
    public string DryRunHash { get; init; } = "";

    /// <summary>When it ceased to count, because who gave it lost the right before the run was executed; null: it counts.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>It ceases to count.</summary>
    internal void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}
