using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// One use of a playbook, from plan to outcome. Its state changes only through the methods below, which go by <see cref="RunTransitions"/> and
/// leave a journal entry; its row version (xmin) makes the one of two simultaneous changes fail.
/// </summary>
public sealed partial class RemediationRun
{
    // Replicas' clocks differ by less.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    private readonly List<RemediationStep> _steps = [];
    private readonly List<Approval> _approvals = [];
    private readonly List<JournalEntry> _journal = [];

    private RemediationRun()
    {
    }

    /// <summary>Its id, growing with time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The playbook's id.</summary>
    public string Playbook { get; private set; } = "";

    /// <summary>The problem that the playbook remedies.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The playbook's title.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    /// <summary>The cluster.</summary>
    public string Cluster { get; private set; } = "";

    /// <summary>Group and version of the subject.</summary>
    public string SubjectApiVersion { get; private set; } = "";

    /// <summary>Kind of the subject.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Namespace of the subject; empty for cluster scope.</summary>
    public string SubjectNamespace { get; private set; } = "";

    /// <summary>Name of the subject.</summary>
    public string SubjectName { get; private set; } = "";

    /// <summary>uid of the subject.</summary>
    public string SubjectUid { get; private set; } = "";

    /// <summary>The finding that it was planned from, or null.</summary>
    public Guid? FindingId { get; private set; }

    /// <summary>The parameters, completed with defaults.</summary>
    public ImmutableDictionary<string, string> Parameters { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where it is.</summary>
    public RunState State { get; private set; }

    /// <summary>The playbook's risk.</summary>
    public RiskLevel Risk { get; private set; }

    /// <summary>Whether somebody other than the requester must approve.</summary>
    public bool RequiresSecondPerson { get; private set; }

    /// <summary>Name of who asked for it.</summary>
    public string RequestedBy { get; private set; } = "";

    /// <summary>Identity of who asked for it.</summary>
    public string RequestedById { get; private set; } = "";

    /// <summary>The user in whose name the requests go to the cluster; empty: the portal's own account.</summary>
    public string ActsAs { get; private set; } = "";

    /// <summary>The groups in whose name, besides the user.</summary>
    public ImmutableArray<string> ActsAsGroups { get; private set; } = [];

    /// <summary>Why it acts as it does, in words.</summary>
    public LocalizedText ActsAsText { get; private set; } = new("", "");

    /// <summary>SHA-256 in hex over everything that an approver must have seen: playbook, subject, parameters, requests, risk and losses.</summary>
    public string PlanHash { get; private set; } = "";

    /// <summary>What was checked.</summary>
    public ImmutableArray<PlanCheck> Checks { get; private set; } = [];

    /// <summary>Names of the nodes that it takes out of service or whose pods it removes (<see cref="PlaybookPlan.Nodes"/>).</summary>
    public ImmutableArray<string> Nodes { get; private set; } = [];

    /// <summary>What cannot be undone or may be lost.</summary>
    public ImmutableArray<LocalizedText> Losses { get; private set; } = [];

    /// <summary>How it can be undone, or null.</summary>
    public LocalizedText? Undo { get; private set; }

    /// <summary>Why the playbook will not act, or null. A refused plan can only be looked at.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>What must come true afterwards.</summary>
    public LocalizedText VerificationText { get; private set; } = new("", "");

    /// <summary>For how long a blocked step is tried again; null: as long as the setting says.</summary>
    public TimeSpan? Patience { get; private set; }

    /// <summary>How long that may take.</summary>
    public TimeSpan VerificationDeadline { get; private set; }

    /// <summary>Until when the portal watches; null before the steps are done.</summary>
    public DateTimeOffset? VerifyUntil { get; private set; }

    /// <summary>How far the verification is.</summary>
    public VerificationState VerificationState { get; private set; }

    /// <summary>What was last seen while verifying, or null.</summary>
    public LocalizedText? VerificationObserved { get; private set; }

    /// <summary>How it ended, in words; null before.</summary>
    public LocalizedText? Outcome { get; private set; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset PlannedAt { get; private set; }

    /// <summary>From then on it cannot be executed any more: plan again.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was executed, or null.</summary>
    public DateTimeOffset? ExecutedAt { get; private set; }

    /// <summary>Name of who executed it, or null.</summary>
    public string? ExecutedBy { get; private set; }

    /// <summary>Identity of who executed it, or null.</summary>
    public string? ExecutedById { get; private set; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>PostgreSQL's version of the row.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>Its steps, in order when loaded by the service.</summary>
    public IReadOnlyList<RemediationStep> Steps => _steps;

    /// <summary>What was decided on it, oldest first when loaded by the service.</summary>
    public IReadOnlyList<Approval> Approvals => _approvals;

    /// <summary>What happened to it, oldest first when loaded by the service.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>The subject.</summary>
    public ObjectReference Subject => new(SubjectApiVersion, SubjectKind, SubjectNamespace, SubjectName, SubjectUid);

    /// <summary>Whether the plan is too old to be executed, or nobody can say how old it is because the clock was put back since.</summary>
    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt || now < PlannedAt - ClockTolerance;

    /// <summary>Makes a run of what a playbook planned.</summary>
    /// <exception cref="Portal.Cluster.Connection.ClusterConnectionException">A step names an object that Kubernetes could not have.</exception>
    internal static RemediationRun Plan(IPlaybook playbook, string cluster, PlaybookContext context, PlaybookPlan plan, PortalUser requester, Guid? findingId, DateTimeOffset now, TimeSpan lifetime)
    {
        var run = new RemediationRun
        {
            Id = Guid.CreateVersion7(now),
            Playbook = playbook.Id,
            Problem = playbook.Problem,
            Title = playbook.Title,
            Cluster = cluster,
            FindingId = findingId,
            Parameters = context.Parameters,
            Risk = plan.Risk ?? playbook.Risk,
            RequiresSecondPerson = AccessPolicy.RequiresSecondPerson(plan.Risk ?? playbook.Risk),
            RequestedBy = requester.Name,
            RequestedById = requester.Id,
            Checks = plan.Checks,
            Nodes = [.. plan.Nodes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Losses = plan.Losses,
            Undo = plan.Undo,
            Refusal = plan.Refusal,
            VerificationText = plan.VerificationText,
            VerificationDeadline = plan.VerificationDeadline,
            Patience = plan.Patience,
            PlannedAt = now,
            ExpiresAt = now + lifetime,
        };
        (run.SubjectApiVersion, run.SubjectKind, run.SubjectNamespace, run.SubjectName, run.SubjectUid) = context.Subject;
        if (plan.Refusal is null)
        {
            var waves = StepWaves.Of(plan.Steps);
            run._steps.AddRange(plan.Steps.Select((step, i) => RemediationStep.From(run.Id, i + 1, waves[i], step)));
        }

        run.PlanHash = Remediation.PlanHash.Of(run);
        if (plan.Refusal is { } refusal)
        {
            // There is nothing to wait for: it is kept to look at.
            run.End(RunState.Cancelled, now, requester.Name, new LocalizedText($"Asked for a plan, which the playbook refused: {refusal.Text.En}", $"请求制定计划，处置方案拒绝：{refusal.Text.Zh}"));
        }
        else
        {
            run.Note(now, requester.Name, new LocalizedText($"Planned, plan {run.PlanHash[..8]}", $"已制定计划，计划 {run.PlanHash[..8]}"));
        }

        return run;
    }

    /// <summary>Keeps in whose name the requests go to the cluster.</summary>
    internal void ActAs(string user, ImmutableArray<string> groups, LocalizedText text) => (ActsAs, ActsAsGroups, ActsAsText) = (user, groups, text);

    /// <summary>The dry run of all steps was accepted, or was not.</summary>
    internal void EndDryRun(bool accepted, LocalizedText text, DateTimeOffset now) =>
        Move(accepted ? RunState.AwaitingApproval : RunState.DryRunFailed, now, "API server", text);

    /// <summary>Somebody decided on the plan.</summary>
    internal void Decide(PortalUser by, ApprovalDecision decision, string comment, DateTimeOffset now)
    {
        _approvals.Add(new Approval
        {
            Id = Guid.CreateVersion7(now),
            RunId = Id,
            PlanHash = PlanHash,
            RequestedById = RequestedById,
            RequiresSecondPerson = RequiresSecondPerson,
            By = by.Name,
            ById = by.Id,
            At = now,
            Decision = decision,
            Comment = comment,
            DryRunHash = DryRunHash,
        });
        var words = comment.Length == 0 ? new LocalizedText("", "") : new LocalizedText($": {comment}", $"：{comment}");
        if (decision == ApprovalDecision.Approved)
        {
            Move(RunState.Approved, now, by.Name, new LocalizedText($"Approved plan {PlanHash[..8]}{words.En}", $"批准计划 {PlanHash[..8]}{words.Zh}"));
        }
        else
        {
            End(RunState.Cancelled, now, by.Name, new LocalizedText($"Rejected by {by.Name}{words.En}", $"被 {by.Name} 拒绝{words.Zh}"));
        }
    }

    /// <summary>The steps may begin.</summary>
    internal void Execute(PortalUser by, DateTimeOffset now)
    {
        Move(RunState.Executing, now, by.Name, new LocalizedText("Pressed execute", "点击执行"));
        (ExecutedAt, ExecutedBy, ExecutedById) = (now, by.Name, by.Id);
    }

    /// <summary>All steps are done; from now on the portal watches.</summary>
    internal void BeginVerification(DateTimeOffset now)
    {
        Move(RunState.Verifying, now, "portal", new LocalizedText($"All steps are done. Watching until: {VerificationText.En}", $"所有步骤已完成。正在观察：{VerificationText.Zh}"));
        VerifyUntil = now + VerificationDeadline;
    }

    /// <summary>Keeps what was seen while verifying.</summary>
    /// <returns>Whether it is something new.</returns>
    internal bool Observe(VerificationResult result)
    {
        if (result.State == VerificationState && result.Observed == VerificationObserved)
        {
            return false;
        }

        (VerificationState, VerificationObserved) = (result.State, result.Observed);
        return true;
    }

    /// <summary>It worked, and was seen to.</summary>
    internal void Succeed(LocalizedText seen, DateTimeOffset now) => End(RunState.Succeeded, now, "watch", seen);

    /// <summary>It did not.</summary>
    internal void Fail(LocalizedText why, DateTimeOffset now)
    {
        if (_steps.Find(static s => s.State == StepState.Intended) is { } open)
        {
            throw new InvalidOperationException($"Run {Id} cannot end while its step {open.Index} is on its way.");
        }

        foreach (var step in _steps.Where(static s => StepTransitions.IsWaiting(s.State)))
        {
            step.Skip();
        }

        End(RunState.Failed, now, "portal", why);
    }

    /// <summary>It ends before anything was done.</summary>
    internal void Cancel(string by, LocalizedText why, DateTimeOffset now) => End(RunState.Cancelled, now, by, why);

    /// <summary>Adds a line to the journal.</summary>
    internal void Note(DateTimeOffset now, string actor, LocalizedText text) =>
        _journal.Add(new JournalEntry { RunId = Id, At = now, Actor = actor, State = State, Text = text });

    private void End(RunState state, DateTimeOffset now, string actor, LocalizedText why)
    {
        Move(state, now, actor, why);
        (EndedAt, Outcome) = (now, why);
    }

    private void Move(RunState to, DateTimeOffset now, string actor, LocalizedText text)
    {
        State = RunTransitions.Allows(State, to) ? to : throw new InvalidOperationException($"Run {Id} is {State} and cannot become {to}.");
        Note(now, actor, text);
    }
}
