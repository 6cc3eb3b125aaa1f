using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Problems.NodeProblems.Playbooks;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.NodeProblems;

/// <summary>
/// Golden cases: a few manifests, what becomes of each pod when node n1 is drained, and what is planned or refused. What expected.json does not name is not
/// compared.
/// </summary>
public sealed class DrainCaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "NodeProblems", "cases");

    public static TheoryData<string> Cases => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_Case_GivesEachPodItsVerdict(string name)
    {
        var (expected, context) = Read(name);
        var node = context.View.Nodes.Find("", "n1")!;
        var options = DrainParameters.Of(context.Parameters).Options;

        var plan = DrainPlan.Of(node, context.View, options, context.Now);

        Assert.Equal(
            expected["verdicts"]!.AsObject().Select(static p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal),
            plan.Pods.Select(static pod => $"{pod.Name}={pod.Verdict}").Order(StringComparer.Ordinal));
        foreach (var (pod, words) in expected["says"]?.AsObject() ?? [])
        {
            Assert.Contains((string)words!, plan.Pods.Single(p => p.Name == pod).Text.En, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plan_Case_DrainsOrRefuses(string name)
    {
        var (expected, context) = Read(name);
        var playbook = new DrainPlaybook();

        var plan = playbook.Plan(context);

        Assert.Equal((string?)expected["refusal"], plan.Refusal?.Code);
        Assert.Equal((bool?)expected["applicable"] ?? true, playbook.IsApplicable(context));
        Assert.Equal(plan.Refusal is null || plan.Refusal.Code == "PodsNotSeen", plan.Checks.All(static check => check.Result != CheckResult.Fail));
        Assert.Equal(plan.Refusal is null ? ["n1"] : [], plan.Nodes);
        if (expected["steps"] is JsonArray steps)
        {
            Assert.Equal(steps.Select(static step => (string)step!), plan.Steps.Select(static step => step.Title.En));
        }

        // The cordon first, then all evictions side by side.
        Assert.All(plan.Steps, step => Assert.Equal(step.Action is Cluster.Actions.SetUnschedulable ? 1 : plan.Steps[0].Action is Cluster.Actions.SetUnschedulable ? 2 : 1, step.Wave));
        Assert.All(plan.Steps.Skip(1), static step => Assert.Equal(StepFailure.StopsNextWaves, step.OnFailure));
        Same(expected, "losses", plan.Losses.Length);
        Same(expected, "risk", plan.Risk ?? playbook.Risk);
        Same(expected, "deadline", plan.VerificationDeadline.TotalSeconds);
        Holds(expected, "instead", plan.Refusal?.Instead.En);
        Holds(expected, "lost", string.Join(' ', plan.Losses.Select(static loss => loss.En)));
        Holds(expected, "check", string.Join(' ', plan.Checks.Select(static check => check.Detail.En)));
        Holds(expected, "body", string.Concat(plan.Steps.Select(static step => step.Action.ToRequest(dryRun: false).Body)));
        Assert.All(plan.Steps, static step => Assert.Contains(step.Action.Target.Uid, step.Action.ToRequest(dryRun: false).Body, StringComparison.Ordinal));
        if (plan.Refusal?.Code == "NeedsConsent")
        {
            // Whoever reads the refusal alone knows which pods, and why.
            Assert.All(
                expected["verdicts"]!.AsObject().Where(static p => (string?)p.Value == "NeedsConsent"), pod => Assert.Contains(pod.Key, plan.Refusal.Text.En, StringComparison.Ordinal));
        }
    }

    private static (JsonObject Expected, PlaybookContext Context) Read(string name)
    {
        var file = ManifestFile.Parse(File.ReadAllText(Path.Combine(Folder, name, "input.yaml")));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name, "expected.json")))!.AsObject();
        var parameters = expected["parameters"]?.AsObject().ToImmutableDictionary(static p => p.Key, static p => (string)p.Value!, StringComparer.Ordinal);
        var context = new PlaybookContext
        {
            Subject = new("v1", "Node", "", "n1", "uid-n1"),
            View = ManifestView.Of(file.Objects, Enum.Parse<WatchState>((string?)expected["watchState"] ?? nameof(WatchState.Synced)), [.. (expected["unseen"]?.AsArray() ?? []).Select(static kind => (string)kind!)]),
            Now = file.ReferenceTime,
        };
        var suggested = new DrainPlaybook().SuggestParameters(context).ToImmutableDictionary(StringComparer.Ordinal);
        return (expected, context with { Parameters = suggested.SetItems(parameters ?? []) });
    }

    private static void Same<T>(JsonObject expected, string field, T seen)
    {
        if (expected.TryGetPropertyValue(field, out var wanted))
        {
            Assert.Equal(wanted?.ToString(), FormattableString.Invariant($"{seen}"));
        }
    }

    private static void Holds(JsonObject expected, string field, string? seen)
    {
        if ((string?)expected[field] is { } words)
        {
            Assert.Contains(words, seen, StringComparison.Ordinal);
        }
    }
}
