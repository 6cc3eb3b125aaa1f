using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <content>That a person stops it while it is carried out or watched: asked for by them, done by whoever carries it out, between two steps.</content>
public sealed partial class RemediationRun
{
    /// <summary>That somebody asked to stop it; null: nobody has. Kept after the end.</summary>
    public RunStop? Stop { get; private set; }

    /// <summary>No further step begins; whoever carries it out brings what is on its way to its end, and then ends the run.</summary>
    internal void AskToStop(RemediationCaller by, string reason, DateTimeOffset now)
    {
        if (Stop is not null || State is not (RunState.Executing or RunState.Verifying))
        {
            throw new InvalidOperationException($"Run {Id} is {State} and cannot be stopped{(Stop is null ? "" : " twice")}.");
        }

        Stop = new RunStop(by.User.Name, by.User.Id, by.SourceAddress, reason, now);
        Note(now, by.User.Name, State == RunState.Executing
            ? new LocalizedText($"Asked to stop: {reason} What is on its way is finished, nothing more begins.", $"请求停止：{reason} 已发出的请求会执行完毕，不再开始新的步骤。")
            : new LocalizedText($"Asked to stop: {reason}", $"请求停止：{reason}"));
    }

    /// <summary>It ends because somebody asked for it: nothing of it is on its way. Says what was done and what was not.</summary>
    internal void EndStopped(DateTimeOffset now)
    {
        LeaveOutTheRest();
        PausedSince = null;
        End(RunState.Cancelled, now, Stop!.By, RunTexts.Stopped(Stop, In(StepState.Done), In(StepState.Failed), In(StepState.Skipped)));

        ImmutableArray<int> In(StepState state) => [.. _steps.Where(s => s.State == state).Select(static s => s.Index).Order()];
    }
}
