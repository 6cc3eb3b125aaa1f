using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>Who may press what on a run that somebody else asked for.</summary>
public sealed class RunActionsTests
{
    [Theory]
    [InlineData(RunActionKind.DryRun, PortalRole.Viewer)]
    [InlineData(RunActionKind.Approve, PortalRole.Operator)]
    [InlineData(RunActionKind.Reject, PortalRole.Operator)]
    [InlineData(RunActionKind.Execute, PortalRole.Approver)]
    [InlineData(RunActionKind.Cancel, PortalRole.Approver)]
    [InlineData(RunActionKind.BreakGlass, PortalRole.Approver)]
    public void Check_OtherPersonWithoutTheRole_IsForbidden(RunActionKind action, PortalRole role)
    {
        var check = RunActions.Check(action, PlannedRun.Of(), RemediationHarness.Person("mallory", role).User, ImmutableDictionary<string, PortalUser>.Empty, PlannedRun.Now);

        Assert.Equal((false, RemediationStatus.Forbidden, "RoleMissing"), (check.Allowed, check.Status, check.Code));
    }

    [Fact]
    public void Check_GlassThatIsBroken_IsNotBrokenTwice()
    {
        var run = PlannedRun.Of(RiskLevel.High);
        run.EndDryRun(true, new("Accepted.", "已接受。"), PlannedRun.Now);
        var admin = RemediationHarness.Person("root", PortalRole.Admin).User;
        run.Break(admin, "Nobody answers the phone at night.", [], PlannedRun.Now);

        var check = RunActions.Check(RunActionKind.BreakGlass, run, admin, ImmutableDictionary<string, PortalUser>.Empty.Add(admin.Id, admin), PlannedRun.Now);

        Assert.False(check.Allowed);
    }
}
