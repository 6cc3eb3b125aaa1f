using System.Collections.Immutable;
using Portal.Core.Remediation.Safety;
using Xunit;

namespace Portal.Core.Tests.Remediation.Safety;

public sealed class NodeRulesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(19, 1)]
    [InlineData(20, 2)]
    [InlineData(5000, 10)]
    public void Limit_TenPercentButAtLeastOneAndAtMostTen_FollowsTheSize(int nodes, int limit) => Assert.Equal(limit, NodeRules.Limit(nodes, Facts.Limits));

    [Fact]
    public void NodeBudget_AtItsEdge_CountsRunsUnderWayAndThePlanTogether()
    {
        var one = Facts.Quiet with { PlannedNodes = ["node-1"], UnderWay = Facts.Runs(1, "node-2") };
        Assert.Null(Facts.Stop(one));

        var two = one with { UnderWay = [.. Facts.Runs(1, "node-2"), .. Facts.Runs(1, "node-3")] };
        var verdict = Facts.Stop(two)!;
        Assert.Equal((SafetyRule.NodeBudget, true), (verdict.Rule, verdict.Overridable));
        Assert.Contains("It takes 1 node while 2 nodes of 20 are out of service or under remediation (node-2, node-3); 2 may be at once.", verdict.Seen.En, StringComparison.Ordinal);
        Assert.Null(Facts.Stop(two, Facts.Limits with { NodesPercent = 15 }));
        Assert.NotNull(Facts.Stop(two, Facts.Limits with { NodesPercent = 15, NodesCount = 2 }));

        // The same node in two runs is one node.
        Assert.Null(Facts.Stop(one with { UnderWay = Facts.Runs(3, "node-2") }));
    }

    [Fact]
    public void NodeBudget_CordonedNodes_CountForAPlanThatTakesAnotherOne()
    {
        var facts = Facts.Quiet with { Nodes = Change(Facts.Nodes(20), static n => n with { OutOfService = true }, "node-2", "node-3") };

        Assert.NotNull(Facts.Stop(facts with { PlannedNodes = ["node-1"] }));
        Assert.Null(Facts.Stop(facts with { PlannedNodes = ["node-2"] }));
        Assert.Null(Facts.Stop(facts)); // It takes no node.

        // Three are away already, one more than the limit: to work on one of them takes no further one, as long as no run works on the others.
        var three = facts with { Nodes = Change(facts.Nodes!.Value, static n => n with { OutOfService = true }, "node-4"), PlannedNodes = ["node-4"] };
        Assert.Null(Facts.Stop(three));
        Assert.Equal(SafetyRule.NodeBudget, Facts.Stop(three with { UnderWay = [.. Facts.Runs(1, "node-2"), .. Facts.Runs(1, "node-3")] })!.Rule);

        // Dead nodes that are cordoned, too, were taken away by nobody.
        Assert.Null(Facts.Stop(facts with { Nodes = Change(facts.Nodes!.Value, static n => n with { Ready = false }, "node-2", "node-3"), PlannedNodes = ["node-1"] }));
    }

    [Fact]
    public void NodeBudget_NodesNotRead_StopsBecauseNobodyCanCount()
    {
        var facts = Facts.Quiet with { Nodes = null };

        Assert.Null(Facts.Stop(facts));
        Assert.Equal(SafetyRuleText.NodesNotSeen, Facts.Stop(facts with { PlannedNodes = ["node-1"] })!.Seen);
    }

    [Fact]
    public void ControlPlane_OneAtATime_StopsASecondOne()
    {
        var facts = Facts.Quiet with { Nodes = ControlPlane(3), PlannedNodes = ["node-1"] };
        Assert.Null(Facts.Stop(facts));

        Assert.Equal(SafetyRule.ControlPlane, Facts.Stop(facts with { UnderWay = Facts.Runs(1, "node-2") })!.Rule);
        Assert.Equal(SafetyRule.ControlPlane, Facts.Stop(facts with { PlannedNodes = ["node-1", "node-2"] })!.Rule);
        Assert.Null(Facts.Stop(facts with { UnderWay = Facts.Runs(1, "node-9") })); // A worker beside it.
        Assert.Null(Facts.Stop(facts with { PlannedNodes = ["node-9"], UnderWay = Facts.Runs(1, "node-2") }));
    }

    [Fact]
    public void ControlPlane_LastReadyOne_IsNeverTaken()
    {
        Assert.Contains("0 of 1 control-plane nodes", Facts.Stop(Facts.Quiet with { Nodes = ControlPlane(1), PlannedNodes = ["node-1"] })!.Seen.En, StringComparison.Ordinal);

        // The others are down, and this one is what is left; or it is down itself, and nothing else stands.
        var down = Change(ControlPlane(3), static n => n with { Ready = false }, "node-2", "node-3");
        Assert.Equal(SafetyRule.ControlPlane, Facts.Stop(Facts.Quiet with { Nodes = down, PlannedNodes = ["node-1"] })!.Rule);
        var none = Change(down, static n => n with { Ready = false }, "node-1");
        Assert.Equal(SafetyRule.ControlPlane, Facts.Stop(Facts.Quiet with { Nodes = none, PlannedNodes = ["node-1"] })!.Rule);
    }

    [Fact]
    public void ControlPlane_OneOfThreeIsDown_TheDeadOneMayBeTakenAndNoOther()
    {
        var nodes = Change(ControlPlane(3), static n => n with { Ready = false }, "node-1");

        Assert.Null(Facts.Stop(Facts.Quiet with { Nodes = nodes, PlannedNodes = ["node-1"] }));
        Assert.Contains("2 are needed", Facts.Stop(Facts.Quiet with { Nodes = nodes, PlannedNodes = ["node-2"] })!.Seen.En, StringComparison.Ordinal);
    }

    private static ImmutableArray<NodeFact> ControlPlane(int count) => Change(Facts.Nodes(20), static n => n with { ControlPlane = true }, [.. Enumerable.Range(1, count).Select(static i => $"node-{i}")]);

    private static ImmutableArray<NodeFact> Change(ImmutableArray<NodeFact> nodes, Func<NodeFact, NodeFact> change, params string[] names) =>
        [.. nodes.Select(node => names.Contains(node.Name) ? change(node) : node)];
}
