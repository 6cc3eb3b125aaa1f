using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Remediation.Safety;
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
    private readonly List<RunSubject> _subjects = [];
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

    /// <summary>Name of the cluster that every step of the run is sent to.</summary>
    public string Cluster { get; private set; } = "";

    /// <summary>Group and version of the subject; of the first that it acts on in a bulk run, as all that follows about the subject.</summary>
    public string SubjectApiVersion { get; private set; } = "";

    /// <summary>Kind of the subject.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Namespace of the subject; empty for cluster scope.</summary>
    public string SubjectNamespace { get; private set; } = "";

    /// <summary>Name of the subject.</summary>
    public string SubjectName { get; private set; } = "";

    /// <summary>uid of the subject when the run was planned; another object of the same name is another subject.</summary>
    public string SubjectUid { get; private set; } = "";

    /// <summary>The finding that it was planned from, or null.</summary>
    public Guid? FindingId { get; private set; }

    /// <summary>The parameters, completed with defaults.</summary>
    public ImmutableDictionary<string, string> Parameters { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where the run is; moved by the methods below only, as <see cref="RunTransitions"/> allows.</summary>
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

    /// <summary>The network address from which it was executed; empty when it came from within, null before.</summary>
    public string? ExecutedFrom { get; private set; }

    /// <summary>Whether a person or a policy asked for it.</summary>
    public RequesterKind RequesterKind { get; private set; }

    /// <summary>Since when it waits for the end of a pause, between its steps; null when it does not.</summary>
    public DateTimeOffset? PausedSince { get; private set; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>PostgreSQL's version of the row.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>The namespaces of its objects and of what its steps change; an empty one when something is in none.</summary>
    public ImmutableArray<string> Places { get; private set; } = [];

    /// <summary>How many steps it has, loaded or not.</summary>
    public int StepCount { get; private set; }

    /// <summary>How many objects it is for, loaded or not, those that were left out included.</summary>
    public int SubjectCount { get; private set; }

    /// <summary>How many waves of objects it has.</summary>
    public int SubjectWaves { get; private set; }

    /// <summary>Whether it is for more than one object.</summary>
    public bool IsBulk => SubjectCount > 1;

    /// <summary>The objects that it is for, in order when loaded by the service; what executes it loads those of a wave only.</summary>
    public IReadOnlyList<RunSubject> Subjects => _subjects;

    /// <summary>Its steps, in order when loaded by the service; what executes it and pages of large runs load some of them only.</summary>
    public IReadOnlyList<RemediationStep> Steps => _steps;

    /// <summary>What was decided on it, oldest first when loaded by the service.</summary>
    public IReadOnlyList<Approval> Approvals => _approvals;

    /// <summary>What happened to it, oldest first when loaded by the service.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>What the run is about, as it was when it was planned.</summary>
    public ObjectReference Subject => new(SubjectApiVersion, SubjectKind, SubjectNamespace, SubjectName, SubjectUid);

    /// <summary>Whether the plan is too old to be executed, or nobody can say how old it is because the clock was put back since.</summary>
    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt || now < PlannedAt - ClockTolerance;

    /// <summary>Makes a run of what a playbook planned.</summary>
    /// <exception cref="Portal.Cluster.Connection.ClusterConnectionException">A step names an object that Kubernetes could not have.</exception>
    internal static RemediationRun Plan(IPlaybook playbook, string cluster, PlaybookContext context, PlaybookPlan plan, PortalUser requester, Guid? findingId, DateTimeOffset now, TimeSpan lifetime) =>
        Plan(playbook, cluster, context.Parameters, new BulkPlan(plan, [new PlannedSubject(context.Subject, 1)]), requester, findingId, now, lifetime);

    /// <summary>Makes a run of what a playbook planned for many objects.</summary>
    /// <exception cref="Portal.Cluster.Connection.ClusterConnectionException">A step names an object that Kubernetes could not have.</exception>
    internal static RemediationRun Plan(
        IPlaybook playbook,
        string cluster,
        ImmutableDictionary<string, string> parameters,
        BulkPlan bulk,
        PortalUser requester,
        Guid? findingId,
        DateTimeOffset now,
        TimeSpan lifetime)
    {
        var plan = bulk.Whole;
        var run = new RemediationRun
        {
            Id = Guid.CreateVersion7(now),
            Playbook = playbook.Id,
            Problem = playbook.Problem,
            Title = playbook.Title,
            Cluster = cluster,
            FindingId = findingId,
            Parameters = parameters,
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
        run._subjects.AddRange(RunSubject.From(run, bulk.Subjects));
        var first = run._subjects.Find(static s => s.State == SubjectState.Pending) ?? run._subjects[0];
        (run.SubjectApiVersion, run.SubjectKind, run.SubjectNamespace, run.SubjectName, run.SubjectUid) = first.Reference;
        if (plan.Refusal is null)
        {
            var waves = StepWaves.Of(plan.Steps);
            run._steps.AddRange(plan.Steps.Select((step, i) => RemediationStep.From(run.Id, i + 1, waves[i], step)));
        }

        (run.StepCount, run.SubjectCount, run.SubjectWaves) = (run._steps.Count, run._subjects.Count, run._subjects.Max(static s => s.Wave));
        run.Places = [.. run._steps.Select(static step => step.Action.Target.Namespace).Concat(run._subjects.Select(static s => s.Namespace)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
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

    /// <summary>Adds what the rules of many actions say of the plan to its checks.</summary>
    internal void Guard(IEnumerable<PlanCheck> checks) => Checks = [.. Checks, .. checks];

    /// <summary>No step begins until a pause is over.</summary>
    /// <returns>Whether that is new.</returns>
    internal bool PutDown(LocalizedText why, DateTimeOffset now)
    {
        if (State != RunState.Executing || PausedSince is not null)
        {
            return false;
        }

        PausedSince = now;
        Note(now, "portal", why);
        return true;
    }

    /// <summary>The pause is over.</summary>
    /// <returns>Whether that is new.</returns>
    internal bool GoOn(DateTimeOffset now)
    {
        if (PausedSince is null)
        {
            return false;
        }

        PausedSince = null;
        Note(now, "portal", SafetyRuleText.GoesOn);
        return true;
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
    internal void Execute(RemediationCaller by, DateTimeOffset now)
    {
        Move(RunState.Executing, now, by.User.Name, new LocalizedText("Pressed execute", "点击执行"));
        (ExecutedAt, ExecutedBy, ExecutedById, ExecutedFrom) = (now, by.User.Name, by.User.Id, by.SourceAddress);
    }

    /// <summary>All steps are done, or those of the wave of objects that is loaded; from now on the portal watches.</summary>
    internal void BeginVerification(DateTimeOffset now)
    {
        Move(RunState.Verifying, now, "portal", SubjectWaves > 1
            ? new LocalizedText($"All steps of wave {OpenWave} of {SubjectWaves} are done. Watching until they have worked.", $"第 {OpenWave} 批（共 {SubjectWaves} 批）的步骤已完成。正在观察效果。")
            : new LocalizedText($"All steps are done. Watching until: {VerificationText.En}", $"所有步骤已完成。正在观察：{VerificationText.Zh}"));
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

    /// <summary>The first wave of objects without an outcome; 0 when each of the loaded ones has one.</summary>
    internal int OpenWave => _subjects.Where(static s => s.State == SubjectState.Pending).Select(static s => s.Wave).DefaultIfEmpty(0).Min();

    /// <summary>A wave of objects was seen to have worked: the next one begins.</summary>
    internal void BeginNextWave(int verified, DateTimeOffset now)
    {
        Move(RunState.Executing, now, "watch", new LocalizedText($"Wave {verified} of {SubjectWaves} has worked; the next one begins.", $"第 {verified} 批（共 {SubjectWaves} 批）已见效，开始下一批。"));
        (VerifyUntil, VerificationState, VerificationObserved) = (null, VerificationState.Pending, null);
    }

    /// <summary>It worked, and was seen to.</summary>
    internal void Succeed(LocalizedText seen, DateTimeOffset now) => End(RunState.Succeeded, now, "watch", seen);

    /// <summary>It did not.</summary>
    internal void Fail(LocalizedText why, DateTimeOffset now)
    {
        LeaveOutTheRest();
        End(RunState.Failed, now, "portal", why);
    }

    /// <summary>It ends before anything was done.</summary>
    internal void Cancel(string by, LocalizedText why, DateTimeOffset now) => End(RunState.Cancelled, now, by, why);

    /// <summary>Adds a line to the journal.</summary>
    internal void Note(DateTimeOffset now, string actor, LocalizedText text) =>
        _journal.Add(new JournalEntry { RunId = Id, At = now, Actor = actor, State = State, Text = text });

    // Steps that were not begun are left out, and each object gets the outcome that its steps have.
    private void LeaveOutTheRest()
    {
        if (_steps.Find(static s => s.State == StepState.Intended) is { } open)
        {
            throw new InvalidOperationException($"Run {Id} cannot end while its step {open.Index} is on its way.");
        }

        foreach (var step in _steps.Where(static s => StepTransitions.IsWaiting(s.State)))
        {
            step.Skip();
        }

        var steps = _steps.ToLookup(static s => s.Subject);
        foreach (var subject in _subjects.Where(static s => s.State == SubjectState.Pending))
        {
            var mine = steps[subject.Index].ToList();
            if (mine.Find(static s => s.State == StepState.Failed) is { } failed)
            {
                subject.End(SubjectState.Failed, failed.ResponseText);
            }
            else if (mine.Exists(static s => s.State == StepState.Done))
            {
                subject.End(SubjectState.NotVerified, subject.Text ?? RunTexts.NotSeen);
            }
            else
            {
                subject.End(SubjectState.Skipped, null);
            }
        }
    }

    private void End(RunState state, DateTimeOffset now, string actor, LocalizedText why)
    {
        Move(state, now, actor, why);
        (EndedAt, Outcome) = (now, why);
        if (_subjects.Count != SubjectCount && SubjectCount > 0)
        {
            throw new InvalidOperationException($"Run {Id} cannot end without its subjects: they would stay taken.");
        }

        foreach (var subject in _subjects)
        {
            if (subject.State == SubjectState.Pending)
            {
                subject.End(SubjectState.Skipped, null);
            }

            subject.Release();
        }
    }

    private void Move(RunState to, DateTimeOffset now, string actor, LocalizedText text)
    {
        State = RunTransitions.Allows(State, to) ? to : throw new InvalidOperationException($"Run {Id} is {State} and cannot become {to}.");
        Note(now, actor, text);
    }
}
