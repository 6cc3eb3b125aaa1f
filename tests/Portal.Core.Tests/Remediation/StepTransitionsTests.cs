using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class StepTransitionsTests
{
    [Fact]
    public void Allows_ToIntended_OnlyForAStepThatWaits() => Assert.Equal([StepState.Pending, StepState.Blocked], From(StepState.Intended));

    [Fact]
    public void Allows_ToSkipped_NeverWhileTheRequestMayBeOnItsWay() => Assert.Equal([StepState.Pending, StepState.Blocked], From(StepState.Skipped));

    [Fact]
    public void Allows_ToBlocked_OnlyAfterAnIntent() => Assert.Equal([StepState.Intended], From(StepState.Blocked));

    [Fact]
    public void IsFinal_WhatIsDoneFailedOrSkipped_StaysSo() =>
        Assert.Equal([StepState.Done, StepState.Failed, StepState.Skipped], Enum.GetValues<StepState>().Where(StepTransitions.IsFinal));

    private static IEnumerable<StepState> From(StepState to) => Enum.GetValues<StepState>().Where(from => StepTransitions.Allows(from, to));
}
