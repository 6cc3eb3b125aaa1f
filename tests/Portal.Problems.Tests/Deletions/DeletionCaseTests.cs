using System.Text.Json.Nodes;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Explainers;
using Portal.Problems.PodStuckTerminating;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.Deletions;

/// <summary>
/// Golden cases: a few manifests, and what the report of stuck deletions must say of them. Each object that expected.json names is compared by what stands
/// there; all stuck objects must be named.
/// </summary>
public sealed class DeletionCaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Deletions", "cases");
    private static readonly IDeletionExplainer[] Explainers =
        [new PodExplainer(), new NamespaceExplainer(), new ClaimExplainer(), new VolumeExplainer(), new AttachmentExplainer(), new KindExplainer(), new FinalizerExplainer()];

    public static TheoryData<string> Cases => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Build_Case_SaysWhatIsExpected(string name)
    {
        var file = ManifestFile.Parse(File.ReadAllText(Path.Combine(Folder, name, "input.yaml")));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name, "expected.json")))!.AsObject();
        var view = ManifestView.Of(file.Objects, Enum.Parse<WatchState>(Text(expected["watchState"]) ?? nameof(WatchState.Synced)), [.. (expected["unseen"]?.AsArray() ?? []).Select(Text).OfType<string>()]);

        var report = DeletionReport.Build(view, file.ReferenceTime, Explainers, TestContext.Current.CancellationToken);

        var wanted = expected["stuck"]!.AsObject();
        Assert.Equal(wanted.Select(static w => w.Key).Order(StringComparer.Ordinal), report.Stuck.Select(static s => s.Reference.ToString()).Order(StringComparer.Ordinal));
        Assert.All(report.Stuck, stuck => Compare(wanted[stuck.Reference.ToString()]!.AsObject(), stuck));
        Assert.Equal(report.Stuck.Length, report.Causes.Sum(static c => c.Objects.Length));
        Assert.Equal((int?)expected["withinTime"] ?? 0, report.WithinTime);

        // What holds the others comes first: that is the object to begin with.
        Assert.All(report.Causes, static cause => Assert.Empty(cause.Objects[0].Chain));
        if (expected["causes"] is JsonArray causes)
        {
            Assert.Equal(causes.Select(static c => Text(c)), report.Causes.Select(static c => $"{c.Cause.Key} ({c.Objects.Length})"));
        }
    }

    private static void Compare(JsonObject wanted, StuckDeletion stuck)
    {
        Assert.NotEmpty(stuck.Verdict.Holders);
        Assert.NotEmpty(stuck.Verdict.NextStep.Zh);
        Assert.NotEmpty(stuck.Verdict.Text.Zh);
        Assert.Equal(Text(wanted["reason"]), stuck.Verdict.Reason);
        if (Text(wanted["cause"]) is { } cause)
        {
            Assert.Equal(cause, stuck.Cause.Key);
        }

        if (Text(wanted["text"]) is { } text)
        {
            Assert.Contains(text, stuck.Verdict.Text.En, StringComparison.Ordinal);
        }

        if (Text(wanted["nextStep"]) is { } next)
        {
            Assert.Contains(next, stuck.Verdict.NextStep.En, StringComparison.Ordinal);
        }

        if (Text(wanted["holderText"]) is { } holderText)
        {
            Assert.Contains(stuck.Verdict.Holders, holder => holder.Text.En.Contains(holderText, StringComparison.Ordinal) && holder.Text.Zh.Length > 0);
        }

        Assert.Equal(wanted["waiting"]?.GetValue<bool>() ?? false, stuck.Verdict.Waiting);
        if (wanted["holders"] is JsonArray holders)
        {
            Assert.Equal(
                holders.Select(static h => Text(h)),
                stuck.Verdict.Holders.Select(static h => $"{h.Type} {h.Name}: {h.Alive switch { true => "alive", false => "gone", null => "unknown" }}"));
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
