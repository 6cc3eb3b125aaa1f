using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsCheck;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Drafts;
using Portal.Core.Knowledge.Runbooks;
using Portal.Core.Tests.Findings;
using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Drafts;

public sealed class ArticleDraftsTests
{
    private const string Killing = "Failed to kill pod shop/db-0 with uid 0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d: context deadline exceeded after 30 s";

    [Fact]
    public void From_AFinding_HasAGeneralTitleTheEvidenceAndItsArticle()
    {
        var draft = ArticleDrafts.From(Detail(), "en", "pod-stuck-terminating");

        Assert.Equal(("Pod cannot be deleted", "pod-cannot-be-deleted", Severity.Warning), (draft.Text.Title, draft.Slug, draft.Severity));
        Assert.Equal(["pod-stuck-terminating"], draft.Related);
        Assert.Equal(["pod"], draft.Tags);
        Assert.Contains("## Symptom {#symptom}", draft.Text.Body, StringComparison.Ordinal);
        Assert.Contains("status.conditions[Ready] = Unknown", draft.Text.Body, StringComparison.Ordinal);
        Assert.Empty(draft.Signatures);
        Assert.Equal(("Pod 无法删除", "pod-cannot-be-deleted"), (ArticleDrafts.From(Detail(), "zh", null).Text.Title, ArticleDrafts.From(Detail(), "zh", null).Slug));
    }

    [Fact]
    public void From_AFindingWithAnEvent_ProposesASignatureThatMatchesTheNextOneToo()
    {
        var draft = ArticleDrafts.From(Detail(Event(Killing)), "en", null);

        var signature = Assert.Single(draft.Signatures);
        Assert.Empty(SignatureRules.Check(draft.Signatures));
        Assert.Equal((SignatureKind.Event, Killing), (signature.Kind, Assert.Single(signature.Samples)));
        var pattern = new Regex(signature.Pattern, SignatureRules.Options);
        var match = pattern.Match("Failed to kill pod web/front-77 with uid ffffffff-3e4f-7a5b-8c6d-7e8f9a0b1c2d: context deadline exceeded after 120 s");
        Assert.Equal(("web", "front-77"), (match.Groups["ns"].Value, match.Groups["pod"].Value));
        Assert.DoesNotMatch(pattern, Killing.Replace("kill", "start", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12345 10.0.0.1:8080")]
    [InlineData("db-0 OK")]
    [InlineData("")]
    [InlineData("\n \n")]
    public void From_AnEventWithoutWordsOfItsOwn_ProposesNothing(string message) =>
        Assert.Empty(ArticleDrafts.From(Detail(Event(message)), "en", null).Signatures);

    [Fact]
    public void From_AnyEventAtAll_IsADraftThatCanBeSaved() =>
        Gen.Select(Gen.String, Gen.Int[1, 40]).Sample(static (message, times) =>
        {
            var hostile = string.Concat(Enumerable.Repeat($"```\n{message}<script>*[x](javascript:y)|", times));
            var draft = ArticleDrafts.From(
                Detail([.. Enumerable.Repeat(Event(hostile), 30)]) with { Explanation = new LocalizedText(hostile, hostile) }, "zh", null);

            Assert.Empty(ArticleRules.CheckTitle(draft.Text.Title)
                .Concat(ArticleRules.CheckSummary(draft.Text.Summary))
                .Concat(ArticleRules.CheckBody(draft.Text.Body))
                .Concat(ArticleRules.CheckTags(draft.Tags))
                .Concat(ArticleRules.CheckSlug("slug", draft.Slug))
                .Concat(SignatureRules.Check(draft.Signatures)));
        });

    [Fact]
    public void From_HostileEvidence_StaysText()
    {
        var draft = ArticleDrafts.From(
            Detail(Event("````\n<script>alert(1)</script>")) with { Explanation = new LocalizedText("<img src=x> **bold** [x](https://evil.example)", "解释") }, "en", null);

        var html = MarkdownRenderer.Render(draft.Text.Body).Html;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(">x</a>", html, StringComparison.Ordinal); // An address may be a link, but only one that shows where it leads.
        Assert.DoesNotContain("<strong>bold", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "<pre", RegexOptions.None, TimeSpan.FromSeconds(1))); // The evidence and the command of the step: nothing ended the block early.
    }

    [Fact]
    public void From_MoreEvidenceThanFits_SaysHowMuchIsLeft() =>
        Assert.Contains("5 more facts", ArticleDrafts.From(Detail([.. Enumerable.Range(0, 25).Select(static i => Event($"{i}"))]), "en", null).Text.Body, StringComparison.Ordinal);

    [Fact]
    public void Empty_BothLanguages_HaveTheSameAnchors()
    {
        var (en, zh) = (Anchors(ArticleDrafts.Empty("en")), Anchors(ArticleDrafts.Empty("zh")));

        Assert.Equal(en, zh);
        Assert.Equal(10, en.Length);
        Assert.Equal(en, Anchors(ArticleDrafts.From(Detail(Event(Killing)), "en", null)));
    }

    [Fact]
    public void From_AFinding_LeadsBackToIt()
    {
        var finding = Detail();

        Assert.Contains($"](/findings/{finding.Summary.Id})", ArticleDrafts.From(finding, "zh", null).Text.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KubePodCrashLooping")]
    [InlineData("Odd.Alert (x)+")]
    [InlineData("Quoted \"\\ alert")]
    [InlineData("告警")]
    public void ForAlert_AnyName_HasASignatureThatLeadsItsRunbookHere(string alert)
    {
        var signature = Assert.Single(ArticleDrafts.ForAlert(alert, "en").Signatures);

        Assert.Equal(SignatureKind.Alert, signature.Kind);
        Assert.Empty(SignatureRules.Check([signature]));
        Assert.Matches(new Regex(signature.Pattern, SignatureRules.Options), AlertName.Line(alert));
    }

    [Theory]
    [InlineData("E0318 kubelet.go:12] cgroup {a|b} [x]* \\d #1 failed")]
    [InlineData("设备忙：设备正在使用中 device is busy")]
    public void ForLine_WithWordsOfItsOwn_HasASignatureThatMatchesIt(string line)
    {
        var draft = ArticleDrafts.ForLine(line, "zh");

        Assert.Empty(SignatureRules.Check(draft.Signatures));
        Assert.Matches(new Regex(Assert.Single(draft.Signatures).Pattern, SignatureRules.Options), line);
        Assert.Contains(line, draft.Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void ForLine_WithoutWords_IsADraftWithoutSignature() => Assert.Empty(ArticleDrafts.ForLine("17 0x00 ok", "en").Signatures);

    [Fact]
    public void ForLine_Hostile_StaysInsideItsBlock()
    {
        var html = MarkdownRenderer.Render(ArticleDrafts.ForLine("````</code><script>alert(1)</script>", "en").Text.Body).Html;

        Assert.Equal(1, Regex.Count(html, "<pre", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Anchors(ArticleDraft draft) => [.. MarkdownRenderer.Render(draft.Text.Body).Headings.Select(static heading => heading.Anchor)];

    private static Evidence Event(string message) => new()
    {
        Source = EvidenceSource.Event,
        Object = new ObjectReference("v1", "Event", "shop", "db-0.17a", "e1"),
        Path = "message",
        Value = message,
        At = Observations.Now,
        Text = new LocalizedText("The kubelet could not kill it", "kubelet 无法终止它"),
    };

    private static FindingDetail Detail(params ImmutableArray<Evidence> evidence)
    {
        var observation = Observations.Of();
        var finding = Finding.Open("c1", "PodStuck", observation, Observations.Now);
        return new FindingDetail
        {
            Summary = FindingQueries.Summarise(finding),
            Explanation = observation.Explanation,
            Evidence = evidence.IsEmpty ? observation.Evidence : evidence,
            ManualSteps = [new ManualStep(new LocalizedText("Look", "查看"), new LocalizedText("Nothing changes.", "不做更改。"), ["kubectl get pods"])],
            History = [],
            SameCause = 1,
        };
    }
}
