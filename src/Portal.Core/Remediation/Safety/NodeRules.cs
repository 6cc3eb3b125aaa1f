using System.Collections.Immutable;

namespace Portal.Core.Remediation.Safety;

/// <summary>The rules of plans that take nodes out of service. Part of <see cref="SafetyRules"/>.</summary>
internal static class NodeRules
{
    private const int MostNamed = 5;

    /// <summary>How many nodes may be under remediation at once: at least one, however small the cluster.</summary>
    public static int Limit(int nodes, SafetySettings settings) => Math.Min(Math.Max(1, (int)((long)nodes * settings.NodesPercent / 100)), settings.NodesCount);

    /// <summary>The verdicts; none for a plan that takes no node out of service.</summary>
    public static IEnumerable<SafetyVerdict> Judge(SafetyFacts facts, SafetySettings settings)
    {
        if (facts.PlannedNodes.IsEmpty)
        {
            yield break;
        }

        if (facts.Nodes is not { IsEmpty: false } nodes)
        {
            yield return new(SafetyRule.NodeBudget, SafetyJudgement.Stops, SafetyRuleText.NodesNotSeen);
            yield break;
        }

        yield return Budget(facts, nodes, settings);
        if (ControlPlane(facts, nodes) is { } verdict)
        {
            yield return verdict;
        }
    }

    /// <summary>
    /// Names of the nodes that somebody has taken away: those of runs under way, and those that are cordoned or tainted out-of-service and would work.
    /// A dead node was taken by nobody; to count it would forbid help just when it is needed.
    /// </summary>
    public static HashSet<string> Missing(IEnumerable<NodeFact> nodes, IEnumerable<RunUnderWay> underWay) =>
        nodes.Where(static node => node is { OutOfService: true, Ready: true }).Select(static node => node.Name)
            .Concat(underWay.SelectMany(static run => run.Nodes)).ToHashSet(StringComparer.Ordinal);

    private static SafetyVerdict Budget(SafetyFacts facts, ImmutableArray<NodeFact> nodes, SafetySettings settings)
    {
        var limit = Limit(nodes.Length, settings);
        var inRuns = facts.UnderWay.SelectMany(static run => run.Nodes).ToHashSet(StringComparer.Ordinal);
        var planned = facts.PlannedNodes.ToHashSet(StringComparer.Ordinal);
        var active = inRuns.Union(planned, StringComparer.Ordinal).Count();

        // A plan for just a node that is missing already takes no other one away.
        var missing = Missing(nodes, facts.UnderWay);
        var takesMore = !planned.IsSubsetOf(missing);
        var stops = active > limit || (takesMore && missing.Union(planned, StringComparer.Ordinal).Count() > limit);
        return new(
            SafetyRule.NodeBudget,
            stops ? SafetyJudgement.Stops : SafetyJudgement.Allows,
            stops
                ? SafetyRuleText.NodesOverBudget(planned.Count, missing.Count, nodes.Length, limit, Names(missing))
                : SafetyRuleText.NodesInBudget(planned.Count, missing.Count, nodes.Length, limit));
    }

    private static SafetyVerdict? ControlPlane(SafetyFacts facts, ImmutableArray<NodeFact> nodes)
    {
        var all = nodes.Where(static node => node.ControlPlane).ToList();
        var planned = all.Where(node => facts.PlannedNodes.Contains(node.Name, StringComparer.Ordinal)).ToList();
        if (planned.Count == 0)
        {
            return null;
        }

        var busy = all.Where(node => facts.UnderWay.Any(run => run.Nodes.Contains(node.Name, StringComparer.Ordinal))).Select(static node => node.Name).ToList();
        if (planned.Count > 1 || busy.Any(name => planned[0].Name != name))
        {
            return new(SafetyRule.ControlPlane, SafetyJudgement.Stops, SafetyRuleText.OneControlPlaneNode(Names(planned.Select(static node => node.Name).Union(busy, StringComparer.Ordinal))));
        }

        // etcd needs more than half of its members; a node that is already down takes no further one away.
        var needed = (all.Count / 2) + 1;
        var left = all.Count(node => node is { Ready: true, OutOfService: false } && node.Name != planned[0].Name);
        var takesOne = planned[0] is { Ready: true, OutOfService: false };
        return left < needed && (takesOne || left == 0)
            ? new(SafetyRule.ControlPlane, SafetyJudgement.Stops, SafetyRuleText.ControlPlaneNeedsIt(planned[0].Name, left, all.Count, needed))
            : new(SafetyRule.ControlPlane, SafetyJudgement.Allows, SafetyRuleText.ControlPlaneKeepsOn(planned[0].Name, left, all.Count));
    }

    private static string Names(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", sorted.Take(MostNamed)) + (sorted.Count > MostNamed ? " …" : "");
    }
}
