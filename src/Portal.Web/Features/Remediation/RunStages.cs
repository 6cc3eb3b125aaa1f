using System.Collections.Immutable;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Components.Objects;
using Portal.Web.Components.States;
using Portal.Web.Components.Time;
using Portal.Web.Localization;

namespace Portal.Web.Features.Remediation;

/// <summary>Where a run is, as five stages. Pure.</summary>
public static class RunStages
{
    /// <summary>The stages.</summary>
    /// <param name="run">The run with its approvals.</param>
    /// <param name="now">The present, for the clock times.</param>
    public static ImmutableArray<Stage> Of(RemediationRun run, DateTimeOffset now)
    {
        var at = Reached(run);
        var approved = run.CountingApprovals.LastOrDefault();
        return
        [
            Make(0, RunText.Plan, By(run.RequestedBy, run.PlannedAt)),
            Make(1, RunText.DryRun, at > 1 ? Translator.T(RunText.Of(StepState.Done)) : Last(run) == RunState.DryRunFailed ? Translator.T(RunText.Of(RunState.DryRunFailed)) : ""),
            Make(2, RunText.Approve, approved is not null ? By(approved.By, approved.At) : run.BreakGlass is { } glass ? $"{Translator.T(AccessText.BreakGlass)}: {By(glass.By, glass.At)}" : ""),
            Make(3, RunText.Execute, run is { ExecutedBy: { } who, ExecutedAt: { } when } ? By(who, when) : ""),
            Make(4, RunText.Verify, at == 4 ? Translator.T(RunText.Of(run.VerificationState)) : ""),
        ];

        Stage Make(int stage, LocalizedText title, string text)
        {
            var state = StateOf(run, stage, at);
            return new Stage(Translator.T(title), state, Translator.T(StateText.Of(state)), text, stage == at && run.EndedAt is null);
        }

        string By(string who, DateTimeOffset when) => Translator.T(RunText.ByAt(ObjectText.Visible(who, keepLines: false), Translator.T(TimeText.Clock(when, now))));
    }

    /// <summary>The state of a whole run in words.</summary>
    public static LocalizedText Words(RemediationRun run) => run is { State: RunState.Cancelled, Stop: not null } ? RunText.Stopped : RunText.Of(run.State);

    /// <summary>The mark of a whole run.</summary>
    public static HealthState MarkOf(RemediationRun run) => run switch
    {
        { Refusal: not null } => HealthState.Refused,
        { State: RunState.Succeeded } => HealthState.Healthy,
        { State: RunState.Failed } => HealthState.Critical,
        { State: RunState.Cancelled } => HealthState.Refused,
        { State: RunState.DryRunFailed } => HealthState.Warning,
        { State: RunState.Executing or RunState.Verifying } => HealthState.Progress,
        _ => HealthState.Turn,
    };

    private static HealthState StateOf(RemediationRun run, int stage, int at)
    {
        if (stage != at)
        {
            return stage < at ? HealthState.Healthy : HealthState.Turn;
        }

        return run.State == RunState.Succeeded ? HealthState.Healthy : MarkOf(run);
    }

    // The stage that the run is at, or at which it ended.
    private static int Reached(RemediationRun run) => run.State switch
    {
        RunState.Planned => 1,
        RunState.DryRunFailed => 1,
        RunState.AwaitingApproval => 2,
        RunState.Approved => 3,
        RunState.Executing => 3,
        RunState.Verifying or RunState.Succeeded => 4,
        RunState.Failed => run.VerifyUntil is null ? 3 : 4,
        RunState.Cancelled when run.ExecutedAt is not null => run.VerifyUntil is null ? 3 : 4,
        _ => run.Refusal is not null ? 0 : Last(run) switch { RunState.Approved => 3, RunState.AwaitingApproval => 2, _ => 1 },
    };

    // The state that it ended in was not its doing: where it was before says how far it got.
    private static RunState Last(RemediationRun run) => run.State != RunState.Cancelled ? run.State
        : run.Journal.OrderBy(static line => line.Id).LastOrDefault(static line => line.State != RunState.Cancelled)?.State ?? RunState.Planned;
}
