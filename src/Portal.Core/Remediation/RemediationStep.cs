using Portal.Cluster.Actions;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>One change of a run: the request as planned, what the dry run said, and what became of it.</summary>
public sealed class RemediationStep
{
    private RemediationStep()
    {
    }

    /// <summary>Made once when the run is planned.</summary>
    public Guid Id { get; private set; }

    /// <summary>The run that the step belongs to.</summary>
    public Guid RunId { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Index { get; private set; }

    /// <summary>Its wave, from 1.</summary>
    public int Wave { get; private set; }

    /// <summary>The place of the object that it is for: <see cref="RunSubject.Index"/>.</summary>
    public int Subject { get; private set; }

    /// <summary>What else is not begun when it fails.</summary>
    public StepFailure OnFailure { get; private set; }

    /// <summary>What the step does, as a sentence for people.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    /// <summary>What it does and what it does not do.</summary>
    public LocalizedText Text { get; private set; } = new("", "");

    /// <summary>The typed action: what is sent is made from this and nothing else.</summary>
    public ClusterAction Action { get; private set; } = null!;

    /// <summary>The request's method.</summary>
    public string Method { get; private set; } = "";

    /// <summary>The request's path and query.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The request's body as JSON, or null.</summary>
    public string? Body { get; private set; }

    /// <summary>The same as a kubectl command.</summary>
    public string Kubectl { get; private set; } = "";

    /// <summary>What it needs from the cluster's RBAC.</summary>
    public ApiPermission Permission { get; private set; } = null!;

    /// <summary>Whether whoever acts has that permission; null when the cluster did not say.</summary>
    public bool? Allowed { get; private set; }

    /// <summary>The cluster's reason for <see cref="Allowed"/>, or empty.</summary>
    public string AllowedReason { get; private set; } = "";

    /// <summary>What it changes, by the dry run: lines of YAML that begin with a space, <c>-</c> or <c>+</c>; empty before the dry run.</summary>
    public string Diff { get; private set; } = "";

    /// <summary>
    /// The object as it was when the dry run asked, without managed fields and without values that must not be shown: what a changed object is compared
    /// with. Null before the dry run.
    /// </summary>
    public string? Seen { get; private set; }

    /// <summary>Where the step is; moved as <see cref="StepTransitions"/> allows.</summary>
    public StepState State { get; private set; }

    /// <summary>HTTP status of the dry run; null before it, 0 when there was no answer.</summary>
    public int? DryRunStatus { get; private set; }

    /// <summary>The dry run's answer in words.</summary>
    public LocalizedText? DryRunText { get; private set; }

    /// <summary>HTTP status of the answer; null before it, 0 when there was none and the cluster was looked at instead.</summary>
    public int? ResponseStatus { get; private set; }

    /// <summary>The answer in words.</summary>
    public LocalizedText? ResponseText { get; private set; }

    /// <summary>How often its intent was stored: more than once when it was blocked.</summary>
    public int Attempts { get; private set; }

    /// <summary>When its last intent was stored.</summary>
    public DateTimeOffset? AttemptedAt { get; private set; }

    /// <summary>
    /// The action with the resourceVersion that was read just before it was sent, where that is another one than the plan's and the action is not bound to
    /// what has changed (<see cref="ClusterAction.BindsTo"/>); else null.
    /// </summary>
    public ClusterAction? Bound { get; private set; }

    /// <summary>The action as it is sent.</summary>
    public ClusterAction Sent => Bound ?? Action;

    /// <summary>The body as it is sent, or null.</summary>
    public string? SentBody => Bound is null ? Body : Bound.ToRequest(dryRun: false).Body;

    /// <summary>Which attempt to carry it out stored the intent: an executor whose commit was cut off finds its own intent by this.</summary>
    public Guid? Claim { get; private set; }

    /// <summary>When its intent was stored.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When its answer was stored.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Makes a step of a plan.</summary>
    internal static RemediationStep From(Guid runId, int index, int wave, PlannedStep planned)
    {
        var request = planned.Action.ToRequest(dryRun: false);
        return new RemediationStep
        {
            Id = Guid.NewGuid(),
            RunId = runId,
            Index = index,
            Wave = wave,
            Subject = planned.Subject,
            OnFailure = planned.OnFailure,
            Title = planned.Title,
            Text = planned.Text,
            Action = planned.Action,
            Method = request.Method,
            Path = request.Path,
            Body = request.Body,
            Kubectl = planned.Action.ToKubectl(),
            Permission = planned.Action.Permission,
        };
    }

    /// <summary>Keeps what the access review said.</summary>
    internal void Review(bool? allowed, string reason) => (Allowed, AllowedReason) = (allowed, reason);

    /// <summary>Keeps the object as the dry run found it.</summary>
    internal void See(string seen) => Seen = seen;

    /// <summary>Keeps what the dry run said.</summary>
    internal void DryRun(int status, LocalizedText text, string diff) => (DryRunStatus, DryRunText, Diff) = (status, text, diff);

    /// <summary>The request is about to be sent.</summary>
    /// <param name="claim">The attempt.</param>
    /// <param name="bound">The action as it is sent, if it is not bound to the plan's resourceVersion.</param>
    /// <param name="now">The portal's time.</param>
    internal void Intend(Guid claim, ClusterAction? bound, DateTimeOffset now)
    {
        Move(StepState.Intended);
        (Claim, Bound, AttemptedAt) = (claim, bound, now);
        StartedAt ??= now;
        Attempts++;
    }

    /// <summary>It is done, or is not, or is refused for now.</summary>
    /// <returns>Whether there is something new to say.</returns>
    internal bool Take(StepOutcome outcome, DateTimeOffset now)
    {
        Move(outcome.State);
        var isNew = outcome.State != StepState.Blocked || outcome.Text != ResponseText || outcome.Status != ResponseStatus;
        (ResponseStatus, ResponseText) = (outcome.Status, outcome.Text);
        EndedAt = StepTransitions.IsFinal(State) ? now : null;
        return isNew;
    }

    /// <summary>It is left out, because another step failed.</summary>
    internal void Skip() => Move(StepState.Skipped);

    private void Move(StepState to) =>
        State = StepTransitions.Allows(State, to) ? to : throw new InvalidOperationException($"Step {Index} of run {RunId} is {State} and cannot become {to}.");
}
