using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation.Safety;

namespace Portal.Core.Tests.Remediation.Safety;

/// <summary>A run that nothing stops; tests change one fact of it.</summary>
internal static class Facts
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 18, 3, 0, 0, TimeSpan.Zero);

    public static ObjectReference Pod { get; } = new("v1", "Pod", "shop", "db-0", "uid-1");

    public static SafetySettings Limits { get; } = new();

    public static SafetyFacts Quiet { get; } = new()
    {
        Cluster = "demo",
        Playbook = "drain",
        Problem = "P",
        Subjects = [Pod],
        Executing = true,
        Nodes = Nodes(20),
        Now = Now,
    };

    public static ImmutableArray<NodeFact> Nodes(int count) => [.. Enumerable.Range(1, count).Select(static i => new NodeFact($"node-{i}", false, true, false))];

    public static ImmutableArray<RunUnderWay> Runs(int count, params string[] nodes) => [.. Enumerable.Range(0, count).Select(_ => new RunUnderWay(Guid.NewGuid(), "drain", [.. nodes]))];

    public static EndedRun Ended(TimeSpan ago, bool failed = true, bool acted = false, ObjectReference? subject = null) => new(subject ?? Pod, Now - ago, failed, acted);

    public static SafetyVerdict? Stop(SafetyFacts facts, SafetySettings? settings = null) => SafetyRules.Judge(facts, settings ?? Limits).FirstOrDefault(static verdict => verdict.Stops);
}
