using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>A remediation run.</summary>
public sealed record RunResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How far it is.</summary>
    public required RunState State { get; init; }

    /// <summary>The playbook's id.</summary>
    public required string Playbook { get; init; }

    /// <summary>What it does to what.</summary>
    public required string Title { get; init; }

    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The object that it is for.</summary>
    public required ObjectReference Subject { get; init; }

    /// <summary>How many objects it is for; <see cref="Subject"/> is the first that it acts on.</summary>
    public required int SubjectCount { get; init; }

    /// <summary>All objects that it is for, with what became of each; empty in lists.</summary>
    public required ImmutableArray<RunSubjectResponse> Subjects { get; init; }

    /// <summary>The finding that it was planned from, or null.</summary>
    public required Guid? FindingId { get; init; }

    /// <summary>The playbook's parameters.</summary>
    public required ImmutableDictionary<string, string> Parameters { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>What it may cost.</summary>
    public required RiskLevel Risk { get; init; }

    /// <summary>Whether somebody else must approve it.</summary>
    public required bool RequiresSecondPerson { get; init; }

    /// <summary>As whom it acts on the cluster, in words.</summary>
    public required string ActsAs { get; init; }

    /// <summary>Hash of the plan: an approval is for exactly this one.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Hash of the plan and its last dry run: what an approver has read. Empty before the dry run.</summary>
    public required string DryRunHash { get; init; }

    /// <summary>When the API server was last asked, or null.</summary>
    public required DateTimeOffset? DryRunAt { get; init; }

    /// <summary>Who asked it, or null.</summary>
    public required string? DryRunBy { get; init; }

    /// <summary>In which the last dry run differs from the one before it; null: in nothing.</summary>
    public required string? DryRunDifference { get; init; }

    /// <summary>That somebody broke the glass for it, or null.</summary>
    public required RunBreakGlassResponse? BreakGlass { get; init; }

    /// <summary>When it was planned.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>When the plan gets too old.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who executed it, or null.</summary>
    public required string? ExecutedBy { get; init; }

    /// <summary>When, or null.</summary>
    public required DateTimeOffset? ExecutedAt { get; init; }

    /// <summary>Since when it waits for the end of a pause, between two steps; null when it does not.</summary>
    public required DateTimeOffset? PausedSince { get; init; }

    /// <summary>That somebody asked to stop it, or null; it ends when what is on its way is finished.</summary>
    public required RunStopResponse? Stop { get; init; }

    /// <summary>When it ended, or null.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended, in words, or null.</summary>
    public required string? Outcome { get; init; }

    /// <summary>What was checked.</summary>
    public required ImmutableArray<RunCheckResponse> Checks { get; init; }

    /// <summary>What cannot be undone or may be lost.</summary>
    public required ImmutableArray<string> Losses { get; init; }

    /// <summary>How it can be undone, or null.</summary>
    public required string? Undo { get; init; }

    /// <summary>How many steps it has.</summary>
    public required int StepCount { get; init; }

    /// <summary>What it does; in lists the first 20 steps.</summary>
    public required ImmutableArray<RunStepResponse> Steps { get; init; }

    /// <summary>What must come true.</summary>
    public required RunVerificationResponse Verification { get; init; }

    /// <summary>Who decided what.</summary>
    public required ImmutableArray<RunApprovalResponse> Approvals { get; init; }

    /// <summary>Why the playbook will not act, or null.</summary>
    public required RunRefusalResponse? Refusal { get; init; }

    /// <summary>What may be tried after a run that did not work, least risk first; empty in lists.</summary>
    public ImmutableArray<RunNextResponse> Next { get; init; } = [];

    /// <summary>Where each pod of the node is, of a drain; null of other runs, in lists, and of a cluster that is not watched.</summary>
    public ImmutableArray<RunVerdictResponse>? Verdicts { get; init; }

    /// <summary>What happened, oldest first; empty in lists.</summary>
    public required ImmutableArray<RunJournalResponse> Journal { get; init; }

    /// <summary>The run in the language of the request.</summary>
    public static RunResponse Of(RemediationRun run) => new()
    {
        Id = run.Id,
        State = run.State,
        Playbook = run.Playbook,
        Title = run.Title.Shown(),
        Cluster = run.Cluster,
        Subject = run.Subject,
        SubjectCount = run.SubjectCount,
        Subjects = [.. run.Subjects.OrderBy(static subject => subject.Index).Select(RunSubjectResponse.Of)],
        FindingId = run.FindingId,
        Parameters = run.Parameters,
        RequestedBy = run.RequestedBy,
        Risk = run.Risk,
        RequiresSecondPerson = run.RequiresSecondPerson,
        ActsAs = run.ActsAsText.Shown(),
        PlanHash = run.PlanHash,
        DryRunHash = run.DryRunHash,
        DryRunAt = run.DryRunAt,
        DryRunBy = run.DryRunBy,
        DryRunDifference = run.DryRunDifference?.Shown(),
        BreakGlass = run.BreakGlass is { } glass ? RunBreakGlassResponse.Of(glass) : null,
        PlannedAt = run.PlannedAt,
        ExpiresAt = run.ExpiresAt,
        ExecutedBy = run.ExecutedBy,
        ExecutedAt = run.ExecutedAt,
        PausedSince = run.PausedSince,
        Stop = run.Stop is { } stop ? RunStopResponse.Of(stop) : null,
        EndedAt = run.EndedAt,
        Outcome = run.Outcome?.Shown(),
        Checks = [.. run.Checks.Select(static check => new RunCheckResponse(check.Text.Shown(), check.Result, check.Detail.Shown()))],
        Losses = [.. run.Losses.Select(static loss => loss.Shown())],
        Undo = run.Undo?.Shown(),
        StepCount = run.StepCount,
        Steps = [.. run.Steps.OrderBy(static step => step.Index).Select(step => RunStepResponse.Of(run, step))],
        Verification = new RunVerificationResponse(run.VerificationText.Shown(), run.VerificationState, run.VerificationObserved?.Shown(), run.VerifyUntil),
        Approvals = [.. run.Approvals.OrderBy(static a => a.At).Select(static a => new RunApprovalResponse(a.By, a.At, a.Decision, a.Comment, a.WithdrawnAt))],
        Refusal = run.Refusal is { } refusal ? new RunRefusalResponse(refusal.Code, refusal.Text.Shown(), refusal.Instead.Shown()) : null,
        Journal = [.. run.Journal.OrderBy(static entry => entry.Id).Select(static entry => new RunJournalResponse(entry.At, entry.Actor, entry.Text.Shown()))],
    };
}
