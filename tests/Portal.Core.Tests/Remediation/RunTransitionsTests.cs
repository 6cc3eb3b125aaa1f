using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class RunTransitionsTests
{
    private static readonly RunState[] Final = [RunState.Succeeded, RunState.Failed, RunState.Cancelled];

    [Fact]
    public void Allows_FromAFinalState_Nothing() =>
        Assert.All(Final, from => Assert.All(Enum.GetValues<RunState>(), to => Assert.False(RunTransitions.Allows(from, to))));

    [Fact]
    public void Allows_ToExecuting_OnlyWithAnApprovalOrFromAWaveThatWorked() =>
        Assert.Equal([RunState.Approved, RunState.Verifying], Enum.GetValues<RunState>().Where(from => RunTransitions.Allows(from, RunState.Executing)));

    [Fact]
    public void Allows_ToApproved_OnlyAfterADryRun() =>
        Assert.Equal([RunState.AwaitingApproval], Enum.GetValues<RunState>().Where(from => RunTransitions.Allows(from, RunState.Approved)));

    [Fact]
    public void Allows_ToCancelled_AsLongAsItHasNotEnded() =>
        Assert.Equal(Enum.GetValues<RunState>().Except(Final), Enum.GetValues<RunState>().Where(from => RunTransitions.Allows(from, RunState.Cancelled)));

    [Fact]
    public void IsBeforeExecution_EveryState_IsOneOfFour() =>
        Assert.Equal(
            [RunState.Planned, RunState.DryRunFailed, RunState.AwaitingApproval, RunState.Approved],
            Enum.GetValues<RunState>().Where(RunTransitions.IsBeforeExecution));

    [Fact]
    public void Allows_ToAFailedDryRun_NeverOnceItIsApproved() =>
        Assert.Equal([RunState.Planned, RunState.DryRunFailed, RunState.AwaitingApproval], Enum.GetValues<RunState>().Where(from => RunTransitions.Allows(from, RunState.DryRunFailed)));

    [Fact]
    public void Allows_ToFailedOrSucceeded_OnlyWhereItHasActed()
    {
        Assert.Equal([RunState.Executing, RunState.Verifying], Enum.GetValues<RunState>().Where(from => RunTransitions.Allows(from, RunState.Failed)));
        Assert.Equal([RunState.Verifying], Enum.GetValues<RunState>().Where(from => RunTransitions.Allows(from, RunState.Succeeded)));
    }

    [Fact]
    public void IsFinal_EveryState_CanReachAFinalOne()
    {
        foreach (var state in Enum.GetValues<RunState>())
        {
            var reached = new HashSet<RunState> { state };
            while (reached.Any(from => Enum.GetValues<RunState>().Any(to => RunTransitions.Allows(from, to) && reached.Add(to))))
            {
            }

            Assert.Contains(reached, RunTransitions.IsFinal);
        }
    }
}
