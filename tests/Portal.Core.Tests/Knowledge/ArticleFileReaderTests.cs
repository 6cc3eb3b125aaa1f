using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Xunit;

namespace Portal.Core.Tests.Knowledge;

public sealed class ArticleFileReaderTests
{
    private const string Good =
        """
        ---
        number: 12
        slug: pod-stuck-terminating
        title: Pod stuck in Terminating
        summary: A pod was deleted long ago and does not go away.
        severity: Warning
        tags: [deletion, pods]
        versions: ["1.20", no, 2026-01-01, 1e3]
        related: [volume-mount-left-behind]
        sources:
          - title: Pod lifecycle
            url: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
        ---

        # Symptom
        Text.
        """;

    [Fact]
    public void Read_AGoodFile_GivesEveryFieldAndTheBody()
    {
        var file = ArticleFileReader.Read("article.en.md", Good);

        var head = file.FrontMatter;
        Assert.Equal((12, "pod-stuck-terminating", Severity.Warning), (head.Number, head.Slug, head.Severity));
        Assert.Equal(["deletion", "pods"], head.Tags);
        Assert.Equal(["1.20", "no", "2026-01-01", "1e3"], head.Versions);
        Assert.Equal(["volume-mount-left-behind"], head.Related);
        Assert.Equal([new ArticleSource("Pod lifecycle", "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/")], head.Sources);
        Assert.Equal("# Symptom\nText.", file.Body);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Read_WithAnyLineEndsAndAByteOrderMark_IsTheSame(string lineEnd) =>
        Assert.Equal(ArticleFileReader.Read("a", Good).Text, ArticleFileReader.Read("a", "\uFEFF" + Good.ReplaceLineEndings(lineEnd)).Text, TextComparer);

    [Theory]
    [InlineData("number: 12", "number: twelve", "number: (line 2) must be a whole number")]
    [InlineData("number: 12", "number: \"12\"", "number: (line 2) must be a whole number")]
    [InlineData("number: 12", "number: 99999999999", "number: (line 2) must be a whole number")]
    [InlineData("number: 12", "number: 0", "number: must be 1 or more")]
    [InlineData("slug: pod-stuck-terminating", "slug: Pod Stuck", "slug: \"Pod Stuck\" must be")]
    [InlineData("slug: pod-stuck-terminating", "slug: 12", "slug: \"12\" must not be a number")]
    [InlineData("slug: pod-stuck-terminating", "slug: [a]", "slug: (line 3) must be a text")]
    [InlineData("title: Pod stuck in Terminating", "titel: Pod stuck", "titel: (line 4) is not known")]
    [InlineData("title: Pod stuck in Terminating", "titel: Pod stuck", "title: is missing")]
    [InlineData("title: Pod stuck in Terminating", "title:", "title: (line 4) must be a text")]
    [InlineData("severity: Warning", "severity: Terrible", "severity: (line 6) is \"Terrible\"; it must be one of Info, Warning, Critical")]
    [InlineData("severity: Warning", "severity: 1", "severity: (line 6) is \"1\"")]
    [InlineData("tags: [deletion, pods]", "tags: deletion", "tags: (line 7) must be a list")]
    [InlineData("tags: [deletion, pods]", "tags: [Deletion]", "tags: \"Deletion\" must be")]
    [InlineData("tags: [deletion, pods]", "tags: [{a: b}]", "tags: (line 7) must be a text")]
    [InlineData("related: [volume-mount-left-behind]", "related: [../etc]", "related: \"../etc\" must be")]
    [InlineData("url: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/", "url: javascript:alert(1)", "sources: \"javascript:alert(1)\" is not")]
    [InlineData("url: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/", "href: x", "href: (line 12) is not known")]
    [InlineData("number: 12", "number: 12\nnumber: 13", "front matter: line")]
    [InlineData("number: 12", "number: &a 12", "front matter: line 2: anchors")]
    [InlineData("number: 12", "number: !!int 12", "front matter: line 2: anchors")]
    [InlineData("number: 12", "number: [", "front matter: is not valid")]
    [InlineData("---\nnumber: 12", "number: 12", "front matter: the file must begin with")]
    public void Read_WithAFieldThatIsWrong_NamesIt(string right, string wrong, string problem)
    {
        var content = Good.ReplaceLineEndings("\n");
        Assert.Contains(right, content, StringComparison.Ordinal);

        var error = Assert.Throws<ArticleFileException>(() => ArticleFileReader.Read("Room/article.en.md", content.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(error.Problems, found => found.StartsWith(problem, StringComparison.Ordinal));
        Assert.Contains("Room/article.en.md", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithSeveralMistakes_ListsAllOfThem()
    {
        var error = Assert.Throws<ArticleFileException>(() => ArticleFileReader.Read("a", "---\nnumber: x\nseverity: y\n---\nBody"));

        Assert.Equal(6, error.Problems.Length);
    }

    [Fact]
    public void Read_AFileWhoseHeadDoesNotEnd_SaysSo() =>
        Assert.Contains("no line ---", Assert.Throws<ArticleFileException>(() => ArticleFileReader.Read("a", "---\nnumber: 1\n")).Problems.Single(), StringComparison.Ordinal);

    [Fact]
    public void Read_AYamlBomb_IsRefusedBeforeItIsExpanded()
    {
        var bomb = "a: &a [x,x]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"b{i}: &b{i} [*{(i == 0 ? "a" : $"b{i - 1}")},*{(i == 0 ? "a" : $"b{i - 1}")}]\n"));

        var error = Assert.Throws<ArticleFileException>(() => ArticleFileReader.Read("a", $"---\n{bomb}---\nBody"));

        Assert.Contains("anchors", error.Problems.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoLanguagesThatDisagree_NamesTheFields()
    {
        var zh = Good.Replace("number: 12", "number: 13", StringComparison.Ordinal).Replace("[deletion, pods]", "[deletion]", StringComparison.Ordinal);

        var error = Assert.Throws<ArticleFileException>(() => ArticleFileReader.Read(new ShippedArticle("Room", Good, zh)));

        Assert.Equal(["number", "tags"], error.Problems.Select(problem => problem.Split(':')[0]));
    }

    private static bool TextComparer(ArticleText a, ArticleText b) =>
        a.Title == b.Title && a.Summary == b.Summary && a.Body == b.Body && a.Versions.SequenceEqual(b.Versions, StringComparer.Ordinal);
}
