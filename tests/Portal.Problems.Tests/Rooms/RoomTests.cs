using System.Text.RegularExpressions;
using Portal.Core.Knowledge;
using Portal.Core.Text;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Problems.Tests.Rooms;

/// <summary>What every room keeps to. A new room needs no test of its own for it.</summary>
public sealed class RoomTests
{
    private static readonly string[] Sections =
        ["symptom", "cause", "causes", "affected", "detection", "remediation", "remediation-api", "remediation-node", "prevention", "numbers"];

    public static TheoryData<string> Rooms => new(ProblemCatalogue.Load().Problems.Select(static problem => problem.Name));

    [Fact]
    public void Load_TheCatalogue_HasRoomsWithDifferentNumbersAndSlugs()
    {
        var heads = ProblemCatalogue.Load().Problems.Select(static problem => ArticleFileReader.Read(problem.Article).En.FrontMatter).ToList();
        Assert.NotEmpty(heads);
        Assert.Distinct(heads.Select(static head => head.Number));
        Assert.Distinct(heads.Select(static head => head.Slug));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_BothLanguages_HaveTheSameSectionsAndAllThatAreAsked(string room)
    {
        var (en, zh) = ArticleFileReader.Read(Find(room).Article);
        var english = MarkdownRenderer.Render(en.Body);
        var chinese = MarkdownRenderer.Render(zh.Body);
        Assert.Null(english.Problem);
        Assert.Equal(english.Headings.Select(static h => (h.Level, h.Anchor)), chinese.Headings.Select(static h => (h.Level, h.Anchor)));
        Assert.Distinct(english.Headings.Select(static h => h.Anchor));
        Assert.Subset(english.Headings.Select(static h => h.Anchor).ToHashSet(), Sections.Select(static s => MarkdownRenderer.AnchorPrefix + s).ToHashSet());
        Assert.NotEmpty(en.FrontMatter.Sources);
        Assert.NotEmpty(en.FrontMatter.Versions);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_LinksWithinIt_LeadSomewhere(string room)
    {
        foreach (var body in (string[])[ArticleFileReader.Read(Find(room).Article).En.Body, ArticleFileReader.Read(Find(room).Article).Zh.Body])
        {
            var anchors = MarkdownRenderer.Render(body).Headings.Select(static h => h.Anchor).ToHashSet();
            var links = Regex.Matches(body, @"\]\(#(?<anchor>[^)]+)\)", RegexOptions.NonBacktracking).Select(static m => m.Groups["anchor"].Value);
            Assert.All(links, link => Assert.Contains(MarkdownRenderer.AnchorPrefix + link, anchors));
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_English_HasBetween600And1200Words(string room) =>
        Assert.InRange(ArticleFileReader.Read(Find(room).Article).En.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 600, 1200);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Article_Chinese_IsChineseThroughout(string room)
    {
        var body = ArticleFileReader.Read(Find(room).Article).Zh.Body;
        Assert.All(
            body.Split('\n').Where(static line => line.Length > 0 && line[0] is not ('|' or '`' or '-' or '#') && !line.StartsWith("   ", StringComparison.Ordinal)),
            static line => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", line));

        // A paragraph is one line: a line break within it would be shown as a space between two characters.
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[^\n]*[，。；：、\p{IsCJKUnifiedIdeographs}]\n *\p{IsCJKUnifiedIdeographs}", body);

        // Chinese typography: a space between Chinese and Latin, full-width punctuation behind Chinese.
        var prose = Regex.Replace(body, "`[^`]*`|\\]\\([^)]*\\)", "", RegexOptions.NonBacktracking);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[A-Za-z0-9]|[A-Za-z0-9]\p{IsCJKUnifiedIdeographs}", prose);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[,;:!?]", prose);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Signatures_SamplesAndLookAlikes_ComeOutAsTheySay(string room)
    {
        foreach (var signature in Find(room).Signatures)
        {
            var pattern = new Regex(signature.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            bool Matches(string line) => signature.Literals.Any(literal => line.Contains(literal, StringComparison.Ordinal)) && pattern.IsMatch(line);
            Assert.All(signature.Samples, sample => Assert.True(Matches(sample), $"{signature.Id} must match: {sample}"));
            Assert.All(signature.LookAlikes, other => Assert.False(Matches(other), $"{signature.Id} must not match: {other}"));

            // The filter in front of the pattern must not lose what the pattern would find.
            Assert.All(signature.Samples, sample => Assert.Equal(pattern.IsMatch(sample), Matches(sample)));
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Scenario_OfARoom_ReadsAndHoldsAHitAndANearMiss(string room)
    {
        var problem = Find(room);
        var scenario = ManifestFile.Parse(problem.Scenario);
        Assert.All(scenario.Objects, static o => Assert.False(string.IsNullOrEmpty(o["apiVersion"]?.GetValue<string>())));
        Assert.All(scenario.Objects, static o => Assert.False(string.IsNullOrEmpty(o["kind"]?.GetValue<string>())));
        Assert.Distinct(scenario.Objects.Select(static o => $"{o["apiVersion"]} {o["kind"]} {o["metadata"]!["namespace"]}/{o["metadata"]!["name"]}"));
        if (problem.Detector is { } detector)
        {
            var view = ManifestView.Of(scenario.Objects);
            var seen = view.Of(detector.SubjectKind)!.Objects
                .Select(o => detector.Examine(o, view, scenario.ReferenceTime, TestContext.Current.CancellationToken).Observation).ToList();
            Assert.Contains(seen, static o => o is not null);
            Assert.Contains(seen, static o => o is null);
        }
    }

    private static KnownProblem Find(string room) => ProblemCatalogue.Load().Find(room)!;
}
