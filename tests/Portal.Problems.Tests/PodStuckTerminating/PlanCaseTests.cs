using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>
/// Golden plans: a small cluster, and what the playbooks must plan or refuse on some of its objects. What a plan of expected.json does not name is not compared.
/// </summary>
public sealed class PlanCaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "PodStuckTerminating", "plans");
    private static readonly ProblemCatalogue Catalogue = ProblemCatalogue.Load();

    public static TheoryData<string> Cases => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plan_Case_PlansOrRefusesWhatIsExpected(string name)
    {
        var file = ManifestFile.Parse(File.ReadAllText(Path.Combine(Folder, name, "input.yaml")));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name, "expected.json")))!.AsObject();
        var view = ManifestView.Of(file.Objects, Enum.Parse<WatchState>(Text(expected["watchState"]) ?? nameof(WatchState.Synced)));
        foreach (var wanted in expected["plans"]!.AsArray().OfType<JsonObject>())
        {
            var seen = wanted["unseen"] is JsonArray kinds ? ManifestView.Of(file.Objects, unseen: [.. kinds.Select(Text).OfType<string>()]) : view;
            var (playbook, context) = Ask(wanted, seen, file.ReferenceTime);
            var what = $"{playbook.Id} on {Text(wanted["subject"])}";
            var applicable = (bool?)wanted["applicable"] ?? true;
            Assert.True(applicable == playbook.IsApplicable(context), $"{what}: {(applicable ? "not " : "")}applicable");
            if (!applicable && wanted["refusal"] is null)
            {
                continue;
            }

            if (wanted["parameters"] is null)
            {
                context = context with { Parameters = playbook.SuggestParameters(context).ToImmutableDictionary(StringComparer.Ordinal) };
            }

            var plan = playbook.Plan(context);
            Assert.True(Text(wanted["refusal"]) == plan.Refusal?.Code && wanted.ContainsKey("refusal"), $"{what}: {plan.Refusal?.Code} {plan.Refusal?.Text.En}");
            Assert.Equal(plan.Refusal is null, plan.Steps.Length > 0);
            PlanWords.Check(plan, what);
            Holds(wanted, "says", plan.Refusal is { } refusal ? $"{refusal.Text.En} {refusal.Instead.En}" : string.Join(' ', plan.Steps.Select(static s => s.Text.En)), what);
            Holds(wanted, "seen", string.Join(' ', plan.Checks.Select(static c => $"{c.Result}: {c.Detail.En}")), what);
            Holds(wanted, "losses", string.Join(' ', plan.Losses.Select(static l => l.En)), what);
            Same(wanted, "steps", plan.Steps.Select(static s => s.Action.ToRequest(dryRun: false)).Select(static r => $"{r.Method} {r.Path.Split('?')[0]}"), what);
            Same(wanted, "nodes", plan.Nodes, what);
            Holds(wanted, "bodies", string.Join(' ', plan.Steps.Select(static s => s.Action.ToRequest(dryRun: false).Body)), what);
            Assert.All(plan.Steps, static step => Assert.Contains(step.Action.Target.Uid, step.Action.ToRequest(dryRun: false).Body, StringComparison.Ordinal));
            Assert.All(plan.Steps, static step => Assert.Contains($"\"{step.Action.ResourceVersion}\"", step.Action.ToRequest(dryRun: true).Body, StringComparison.Ordinal));
            Assert.NotEmpty(plan.VerificationText.En);
            if (wanted["verified"] is { } state)
            {
                Assert.Equal(Text(state), playbook.Verify(context).State.ToString());
            }
        }
    }

    private static (IPlaybook Playbook, PlaybookContext Context) Ask(JsonObject wanted, ClusterView view, DateTimeOffset now)
    {
        var parts = Text(wanted["subject"])!.Split(' ');
        var key = parts[2].Split('/');
        var snapshot = Assert.Single(SubjectKind.Snapshots(view, parts[0], parts[1]));
        var (space, name) = key.Length == 2 ? (key[0], key[1]) : ("", key[0]);
        var uid = Text(wanted["uid"]) ?? snapshot.Find(new(space, name))?.Metadata.Uid ?? "gone";
        return (Catalogue.FindPlaybook(Text(wanted["playbook"])!)!, new PlaybookContext
        {
            Subject = new(parts[0], parts[1], space, name, uid),
            Parameters = wanted["parameters"]?.AsObject().ToImmutableDictionary(static p => p.Key, static p => Text(p.Value)!, StringComparer.Ordinal)
                ?? ImmutableDictionary<string, string>.Empty,
            View = view,
            Now = now,
        });
    }

    private static void Same(JsonObject wanted, string field, IEnumerable<string> seen, string what)
    {
        if (wanted[field] is JsonArray texts)
        {
            Assert.True(texts.Select(Text).SequenceEqual(seen), $"{what}: {field} are {string.Join("; ", seen)}");
        }
    }

    // One text, or several, each of which must be part of what is seen.
    private static void Holds(JsonObject wanted, string field, string seen, string what)
    {
        foreach (var text in wanted[field] switch { JsonArray texts => texts.Select(Text), { } one => [Text(one)], null => [] })
        {
            Assert.True(seen.Contains(text!, StringComparison.Ordinal), $"{what}: \"{text}\" is not in {field}: {seen}");
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
