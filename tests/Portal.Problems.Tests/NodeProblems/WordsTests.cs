using System.Collections.Immutable;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.NodeProblems;

/// <summary>What people read of cordon, uncordon and drain: whole sentences in both languages.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Texts_OfEachPlan_AreWholeInBothLanguages()
    {
        var plans = Plans().ToList();
        Assert.True(plans.Count > 60);
        LocalizedText[] titles = [.. plans.SelectMany(static p => p.Steps).Select(static s => s.Title)];
        LocalizedText[] sentences =
        [
            .. plans.SelectMany(static p => p.Checks).SelectMany(static c => new[] { c.Text, c.Detail }), .. plans.SelectMany(static p => p.Losses),
            .. plans.SelectMany(static p => p.Steps).Select(static s => s.Text), .. plans.Select(static p => p.VerificationText), .. plans.Select(static p => p.Undo).OfType<LocalizedText>(),
            .. plans.Select(static p => p.Refusal).OfType<Refusal>().SelectMany(static r => new[] { r.Text, r.Instead }),
        ];
        Assert.All(titles, static t => Assert.False(t.En.EndsWith('.') || t.Zh.EndsWith('。'), t.En));
        Assert.All(sentences, static t => Assert.EndsWith(".", t.En, StringComparison.Ordinal));
        Assert.All(sentences, static t => Assert.EndsWith("。", t.Zh, StringComparison.Ordinal));
        Assert.All(titles.Concat(sentences).Where(static t => t.En != t.Zh.Replace('。', '.')), static t =>
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", t.Zh);
            Assert.DoesNotMatch(@"[\p{IsCJKUnifiedIdeographs}{}]|  ", t.En);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[A-Za-z0-9]|[A-Za-z0-9]\p{IsCJKUnifiedIdeographs}|\p{IsCJKUnifiedIdeographs}[,;:!?]", t.Zh);
        });
    }

    private static IEnumerable<PlaybookPlan> Plans()
    {
        var room = ProblemCatalogue.Load().Find("NodeProblems")!;
        var cases = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "NodeProblems", "cases"), "input.yaml", SearchOption.AllDirectories).Select(File.ReadAllText);
        foreach (var file in cases.Prepend(room.Scenario!).Select(ManifestFile.Parse))
        {
            var view = ManifestView.Of(file.Objects);
            foreach (var node in view.Nodes.Items)
            {
                foreach (var playbook in room.Playbooks)
                {
                    var context = new PlaybookContext { Subject = new("v1", "Node", "", node.Metadata.Name, node.Metadata.Uid), View = view, Now = file.ReferenceTime };
                    if (playbook.IsApplicable(context))
                    {
                        var parameters = playbook.SuggestParameters(context).ToImmutableDictionary(StringComparer.Ordinal);
                        yield return playbook.Plan(context with { Parameters = parameters });
                        if (playbook.Id == DrainRuns.Playbook)
                        {
                            yield return playbook.Plan(context with { Parameters = parameters.SetItem("force", "true").SetItem("deleteEmptyDirData", "true") });
                        }
                    }
                }
            }
        }
    }
}
