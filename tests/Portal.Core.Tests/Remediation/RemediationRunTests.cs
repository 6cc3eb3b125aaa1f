using Portal.Core.Access;
using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>What a run lets nobody do with it, whoever calls.</summary>
public sealed class RemediationRunTests
{
    private static readonly DateTimeOffset Now = PlannedRun.Now;
    private static readonly PortalUser Alice = RemediationHarness.Alice.User;

    [Fact]
    public void Fail_WhileAStepIsOnItsWay_Throws()
    {
        var run = Executing();
        run.Steps[0].Intend(Guid.NewGuid(), null, Now);

        Assert.Throws<InvalidOperationException>(() => run.Fail(new("Enough.", "够了。"), Now));
        Assert.Equal(RunState.Executing, run.State);

        run.Steps[0].Take(new StepOutcome(false, 500, new("No.", "否。")), Now);
        run.Fail(new("Enough.", "够了。"), Now);
        Assert.Equal((RunState.Failed, SubjectState.Failed, false), (run.State, run.Subjects[0].State, run.Subjects[0].Active));
    }

    [Fact]
    public void PutDown_RunThatDoesNotActOrWaitsAlready_ChangesNothing()
    {
        var planned = PlannedRun.Of();
        Assert.False(planned.PutDown(new("Paused.", "已暂停。"), Now));
        Assert.Null(planned.PausedSince);

        var run = Executing();
        Assert.True(run.PutDown(new("Paused.", "已暂停。"), Now));
        var notes = run.Journal.Count;
        Assert.False(run.PutDown(new("Paused.", "已暂停。"), Now.AddMinutes(1)));
        Assert.Equal((Now, notes), (run.PausedSince, run.Journal.Count));
    }

    [Fact]
    public void Execute_WithoutAnApproval_Throws()
    {
        var run = PlannedRun.Of();
        Assert.Throws<InvalidOperationException>(() => run.Execute(new(Alice), Now));
        run.EndDryRun(true, new("Accepted.", "已接受。"), Now);
        Assert.Throws<InvalidOperationException>(() => run.Execute(new(Alice), Now));
        Assert.Null(run.ExecutedAt);
    }

    private static RemediationRun Executing()
    {
        var run = PlannedRun.Of();
        run.EndDryRun(true, new("Accepted.", "已接受。"), Now);
        run.Approve(Alice, "", Now);
        run.Execute(new(Alice), Now);
        return run;
    }
}
