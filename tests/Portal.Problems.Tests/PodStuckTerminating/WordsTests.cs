using System.Collections.Immutable;
using System.Diagnostics;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Problems.PodStuckTerminating;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>What people read: whole sentences in both languages, commands that bash takes, causes that the article knows.</summary>
public sealed class WordsTests
{
    private static readonly IReadOnlyList<(Observation Seen, PlaybookPlan[] Plans)> All = [.. Observations()];

    [Fact]
    public void Texts_OfEachObservationAndPlan_AreWholeInBothLanguages()
    {
        foreach (var (seen, plans) in All)
        {
            LocalizedText[] titles = [seen.Title, seen.Cause.Title, .. seen.ManualSteps.Select(static s => s.Title),
                .. plans.SelectMany(static p => p.Steps).Select(static s => s.Title)];
            LocalizedText[] sentences =
            [
                seen.Explanation, seen.NextStep, .. seen.Evidence.Select(static e => e.Text), .. seen.ManualSteps.Select(static s => s.Text),
                .. plans.SelectMany(static p => p.Checks).SelectMany(static c => new[] { c.Text, c.Detail }), .. plans.SelectMany(static p => p.Losses),
                .. plans.SelectMany(static p => p.Steps).Select(static s => s.Text), .. plans.Select(static p => p.VerificationText),
                .. plans.Select(static p => p.Refusal).OfType<Refusal>().SelectMany(static r => new[] { r.Text, r.Instead }),
            ];
            Assert.All(titles, static t => Assert.False(t.En.EndsWith('.') || t.Zh.EndsWith('。'), t.En));
            Assert.All(sentences, static t => Assert.EndsWith(".", t.En, StringComparison.Ordinal));
            Assert.All(sentences, static t => Assert.EndsWith("。", t.Zh, StringComparison.Ordinal));
            Assert.All(titles.Concat(sentences), static t =>
            {
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", t.Zh);
                Assert.DoesNotMatch(@"[\p{IsCJKUnifiedIdeographs}{}]|  ", t.En);
                Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[A-Za-z0-9]|[A-Za-z0-9]\p{IsCJKUnifiedIdeographs}|\p{IsCJKUnifiedIdeographs}[,;:!?]", t.Zh);
            });
        }
    }

    [Fact]
    public void Evidence_OfEachObservation_ProvesTheDeadlineAndNamesItsObject()
    {
        foreach (var (seen, _) in All)
        {
            Assert.Contains(seen.Evidence, e => e.Path == "metadata.deletionTimestamp" && e.Object == seen.Subject);
            Assert.All(seen.Evidence, static e => Assert.True(e.Object is not null || e.Path.StartsWith("kubectl ", StringComparison.Ordinal)));
            Assert.All(seen.Evidence, static e => Assert.NotEqual(default, e.At));
            Assert.Distinct(seen.Evidence.Select(static e => (e.Object, e.Path, e.Value)));
        }
    }

    [Fact]
    public void Article_BothLanguages_HaveAnAnchorForEachReason()
    {
        var (en, zh) = ArticleFileReader.Read(ProblemCatalogue.Load().Find("PodStuckTerminating")!.Article);
        var reasons = All.Select(static o => o.Seen.Reason).Where(static reason => reason != "Unknown").Distinct().ToList();
        Assert.Equal(10, reasons.Count);
        foreach (var body in (string[])[en.Body, zh.Body])
        {
            var anchors = MarkdownRenderer.Render(body).Headings.Select(static h => h.Anchor).ToHashSet();
            Assert.All(reasons, reason => Assert.Contains(MarkdownRenderer.AnchorPrefix + Kebab(reason), anchors));
        }
    }

    [Fact]
    public void Signatures_Reasons_AreReasonsOfTheDetector()
    {
        var reasons = All.Select(static o => o.Seen.Reason).ToHashSet();
        Assert.All(ProblemCatalogue.Load().Find("PodStuckTerminating")!.Signatures.SelectMany(static s => s.Reasons), reason => Assert.Contains(reason, reasons));
    }

    [Fact]
    public async Task Commands_WithHostileValues_AreTakenLiterallyByBash()
    {
        // No API server lets such names in; a portal that pastes them into a shell must not rely on that.
        const string Hostile = "n'; touch /tmp/owned; $(reboot) `id` \"";
        var pod = new Pod
        {
            Metadata = new ObjectMeta
            {
                Name = Hostile,
                Namespace = Hostile,
                Uid = Hostile,
                DeletionTimestamp = DateTimeOffset.UnixEpoch,
                DeletionGracePeriodSeconds = 30,
            },
            NodeName = Hostile,
            ClaimNames = [Hostile],
            ContainerStatuses = [new ContainerStatus("main", false, 0, new ContainerState(ContainerStateType.Terminated, "", "", 0, null, null), ContainerState.None)],
        };
        foreach (var ready in (string[])["True", "False", "Unknown"])
        {
            var view = ManifestView.Of([]);
            view = view with
            {
                Nodes = new(
                    view.Nodes.Kind,
                    [
                        new Node
                        {
                            Metadata = new ObjectMeta { Name = Hostile, Uid = "n" },
                            KernelVersion = "3.10.0",
                            ContainerRuntimeVersion = "docker://1.12.6",
                            Conditions = [new("Ready", ready, "", "", null, null)],
                        },
                    ],
                    view.Nodes.Status),
            };
            var seen = new Detector().Examine(pod, view, DateTimeOffset.UnixEpoch.AddHours(1), TestContext.Current.CancellationToken).Observation!;
            foreach (var command in seen.ManualSteps.SelectMany(static s => s.Commands))
            {
                var quoted = $"'{Hostile.Replace("'", "'\\''", StringComparison.Ordinal)}'";
                Assert.DoesNotContain(Hostile, command.Replace(quoted, "", StringComparison.Ordinal), StringComparison.Ordinal);
                await ParsesAsync(command);
            }
        }
    }

    [Fact]
    public async Task Commands_OfEachObservation_ParseInBash()
    {
        foreach (var command in All.SelectMany(static o => o.Seen.ManualSteps).SelectMany(static s => s.Commands)
            .Concat(All.SelectMany(static o => o.Plans).SelectMany(static p => p.Steps).Select(static s => s.Action.ToKubectl())).Distinct())
        {
            Assert.DoesNotMatch("<[a-z-]+>", command);
            await ParsesAsync(command);
        }
    }

    private static async Task ParsesAsync(string command)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n", "-c", command]) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = await bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, $"{command}\n{error}");
    }

    private static IEnumerable<(Observation, PlaybookPlan[])> Observations()
    {
        var room = ProblemCatalogue.Load().Find("PodStuckTerminating")!;
        var cases = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "PodStuckTerminating", "cases"), "input.yaml", SearchOption.AllDirectories).Select(File.ReadAllText);
        foreach (var file in cases.Prepend(room.Scenario!).Select(ManifestFile.Parse))
        {
            var view = ManifestView.Of(file.Objects);
            foreach (var pod in view.Pods.Items)
            {
                if (room.Detector!.Examine(pod, view, file.ReferenceTime, CancellationToken.None).Observation is { } seen)
                {
                    var context = new PlaybookContext { Subject = seen.Subject, View = view, Now = file.ReferenceTime };
                    var plans = room.Playbooks.Where(p => p.IsApplicable(context))
                        .Select(p => p.Plan(context with { Parameters = p.SuggestParameters(context).ToImmutableDictionary(StringComparer.Ordinal) }));
                    yield return (seen, [.. plans]);
                }
            }
        }
    }

    private static string Kebab(string reason) =>
        string.Concat(reason.Select(static (c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
