using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Problems.PodStuckTerminating;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>
/// Golden cases: a few manifests, and what detector and playbooks must say of one pod (the first, unless "pod" names another). What expected.json does not
/// name is not compared.
/// </summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "PodStuckTerminating", "cases");

    public static TheoryData<string> Cases => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Examine_Case_SaysWhatIsExpected(string name)
    {
        var (expected, view, pod, now) = Read(name);
        var examination = new Detector().Examine(pod, view, now, TestContext.Current.CancellationToken);
        var seen = examination.Observation;
        Assert.Equal(Text(expected["reason"]), seen?.Reason);
        Same(expected, "severity", seen?.Severity.ToString());
        Same(expected, "cause", seen?.Cause.Key);
        Same(expected, "lookAgainAt", examination.LookAgainAt?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Holds(expected, "title", seen?.Title.En);
        Holds(expected, "explains", seen?.Explanation.En);
        Holds(expected, "nextStep", seen?.NextStep.En);
        var facts = seen?.Evidence.Select(static e => $"{e.Path}={e.Value}").ToList() ?? [];
        Assert.All(expected["evidence"]?.AsArray() ?? [], fact => Assert.Contains(Text(fact), facts));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plan_Case_DoesOrRefusesWhatIsExpected(string name)
    {
        var (expected, view, pod, now) = Read(name);
        foreach (var wanted in expected["plans"]!.AsArray().OfType<JsonObject>())
        {
            var playbook = ProblemCatalogue.Load().FindPlaybook(Text(wanted["playbook"])!)!;
            var context = new PlaybookContext
            {
                Subject = new("v1", "Pod", pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid),
                Parameters = wanted["parameters"]!.AsObject().ToImmutableDictionary(static p => p.Key, static p => Text(p.Value)!, StringComparer.Ordinal),
                View = view,
                Now = now,
            };
            var plan = playbook.Plan(context);
            Assert.Equal(Text(wanted["refusal"]), plan.Refusal?.Code);
            Assert.Equal(wanted["applicable"]?.GetValue<bool>() ?? true, playbook.IsApplicable(context));
            Assert.Equal(plan.Refusal is null, plan.Steps.Length > 0);
            Assert.Equal(plan.Refusal is null || plan.Refusal.Code == "NodeNotSeen", plan.Checks.All(static check => check.Result != CheckResult.Fail));
            Same(wanted, "lastCheck", plan.Checks[^1].Result.ToString());
            Same(wanted, "steps", plan.Steps.Length);
            Same(wanted, "losses", plan.Losses.Length);
            Assert.All(plan.Steps, step =>
            {
                Assert.Equal((pod.Metadata.Uid, pod.Metadata.ResourceVersion), (step.Action.Target.Uid, step.Action.ResourceVersion));
                Assert.Contains(pod.Metadata.Uid, step.Action.ToRequest(dryRun: false).Body, StringComparison.Ordinal);
            });
        }
    }

    private static (JsonObject Expected, ClusterView View, Pod Pod, DateTimeOffset Now) Read(string name)
    {
        var file = ManifestFile.Parse(File.ReadAllText(Path.Combine(Folder, name, "input.yaml")));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name, "expected.json")))!.AsObject();
        var view = ManifestView.Of(file.Objects, Enum.Parse<WatchState>(Text(expected["watchState"]) ?? nameof(WatchState.Synced)));
        var key = (Text(expected["pod"]) ?? "a/p").Split('/');
        return (expected, view, view.Pods.Find(key[0], key[1])!, file.ReferenceTime);
    }

    private static void Same<T>(JsonObject expected, string field, T? seen)
    {
        if (expected.TryGetPropertyValue(field, out var wanted))
        {
            Assert.Equal(wanted?.ToString(), seen?.ToString());
        }
    }

    private static void Holds(JsonObject expected, string field, string? seen)
    {
        if (Text(expected[field]) is { } words)
        {
            Assert.Contains(words, seen, StringComparison.Ordinal);
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
