using Microsoft.Extensions.Time.Testing;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Core.Tests.Knowledge;

public sealed class ArticleSearchTests(ArticleSearchTests.Library library) : IClassFixture<ArticleSearchTests.Library>
{
    [Theory]
    [InlineData("terminating", "pod-stuck")]
    [InlineData("pod hangs in Terminating for hours, device or resource busy", "pod-stuck")]
    [InlineData("evicting", "evicted-static-pod")]
    [InlineData("卡住", "pod-stuck")]
    [InlineData("pod 删不掉", "pod-stuck")]
    [InlineData("域名解析超时", "dns-slow")]
    [InlineData("ＤＮＳ", "dns-slow")]
    [InlineData("驱", "evicted-static-pod")]
    [InlineData("kube-system/etcd-0", "evicted-static-pod")]
    [InlineData("etcd", "evicted-static-pod")]
    [InlineData("node.kubernetes.io/unreachable", "pod-stuck")]
    [InlineData("unreachable", "pod-stuck")]
    [InlineData("ContainerInfoV2", "cadvisor-partial")]
    [InlineData("container info", "cadvisor-partial")]
    [InlineData("v1.22", "pod-stuck")]
    [InlineData("E0430 09:15:10.712138 24584 remote_runtime.go:246] RemoveContainer failed: device or resource busy", "pod-stuck")]
    public async Task ListAsync_WithWhatAPersonHasInHand_PutsTheRightArticleFirst(string text, string slug)
    {
        var page = await library.Articles.ListAsync(new ArticleQuery { Text = text }, CancellationToken.None);

        Assert.Equal(slug, page.Items.FirstOrDefault()?.Article.Slug);
    }

    [Theory]
    [InlineData("zebra")]
    [InlineData("斑马")]
    [InlineData("!!! ??? ---")]
    [InlineData("'")]
    [InlineData("\\")]
    public async Task ListAsync_WithWhatNoArticleHas_IsEmpty(string text)
    {
        var page = await library.Articles.ListAsync(new ArticleQuery { Text = text }, CancellationToken.None);

        Assert.Equal((0, 0), (page.Items.Length, page.Total));
    }

    [Theory]
    [InlineData("'; DROP TABLE articles; --")]
    [InlineData("a & b | !c <-> (d:*")]
    [InlineData("it''s :* \\' \"quoted\"")]
    [InlineData("%_\\ \0 nul")]
    [InlineData("<script>alert(1)</script>")]
    public async Task ListAsync_WithSignsOfSql_SearchesPlainly(string text)
    {
        await library.Articles.ListAsync(new ArticleQuery { Text = text }, CancellationToken.None);

        Assert.Equal(4, (await library.Articles.ListAsync(new ArticleQuery(), CancellationToken.None)).Total);
    }

    [Fact]
    public async Task ListAsync_WithAHundredThousandTerms_Answers()
    {
        var text = "device busy " + string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"term{i}"));

        Assert.NotNull(await library.Articles.ListAsync(new ArticleQuery { Text = text }, CancellationToken.None));
    }

    [Fact]
    public async Task ListAsync_WithAQuery_MarksTheFindsAndEscapesTheRest()
    {
        var page = await library.Articles.ListAsync(new ArticleQuery { Text = "busy terminating" }, CancellationToken.None);

        var highlights = page.Items[0].Highlights;
        Assert.DoesNotContain(highlights, static highlight => highlight.Contains("Pod stuck in", StringComparison.Ordinal));
        Assert.Contains(highlights, highlight => highlight.Contains("&lt;b&gt;<mark>busy</mark>&lt;/b&gt;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListAsync_InChinese_MarksTouchingBigramsAsOne()
    {
        var page = await library.Articles.ListAsync(new ArticleQuery { Text = "解析超时", Language = "zh" }, CancellationToken.None);

        Assert.Contains("<mark>DNS</mark> <mark>解析超时</mark>五秒。", page.Items[0].Highlights);
    }

    [Fact]
    public async Task ListAsync_FoundByTheOtherLanguageOnly_ShowsTheLineOfThatLanguage()
    {
        var page = await library.Articles.ListAsync(new ArticleQuery { Text = "删不掉", Language = "en" }, CancellationToken.None);

        Assert.Contains("Pod 卡住，<mark>删不掉</mark>", page.Items[0].Highlights);
    }

    [Fact]
    public async Task ListAsync_ByTagAndSeverity_Filters()
    {
        Assert.Equal(["dns-slow"], await SlugsAsync(new ArticleQuery { Tags = ["network"] }));
        Assert.Equal(["evicted-static-pod"], await SlugsAsync(new ArticleQuery { Severities = [Severity.Critical] }));
        Assert.Equal(["dns-slow"], await SlugsAsync(new ArticleQuery { Text = "pod", Tags = ["network"] }));
        Assert.Empty(await SlugsAsync(new ArticleQuery { Text = "pod", Tags = ["network"], Severities = [Severity.Critical] }));
        Assert.Empty(await SlugsAsync(new ArticleQuery { Tags = ["net"] }));
    }

    [Fact]
    public async Task ListAsync_PageByPage_GivesEachArticleOnce()
    {
        var first = await SlugsAsync(new ArticleQuery { Text = "pod", Limit = 2 });
        var second = await SlugsAsync(new ArticleQuery { Text = "pod", Limit = 2, Offset = 2 });

        Assert.Equal((await SlugsAsync(new ArticleQuery { Text = "pod" })).Take(4), first.Concat(second));
    }

    [Theory]
    [InlineData("terminaitng", "terminating", "pod-stuck")]
    [InlineData("unreachble taint", "unreachable", "pod-stuck")]
    [InlineData("failre", "failure", "cadvisor-partial")]
    public async Task ListAsync_AMisspeltWord_SearchesTheNearestAndSaysSo(string text, string searched, string slug)
    {
        var page = await library.Articles.ListAsync(new ArticleQuery { Text = text }, CancellationToken.None);

        Assert.Equal(new WordCorrection(text.Split(' ')[0], searched), Assert.Single(page.Corrections));
        Assert.Equal(slug, page.Items[0].Article.Slug);
        Assert.DoesNotContain(text.Split(' ')[0], page.UnknownWords);
    }

    [Theory]
    [InlineData("pod")]
    [InlineData("zzzzzz")]
    [InlineData("pdo")]
    [InlineData("kube-systm/etcd-0")]
    public async Task ListAsync_AWordThatIsRightOrTooShortOrLikeNone_IsNotCorrected(string text) =>
        Assert.Empty((await library.Articles.ListAsync(new ArticleQuery { Text = text }, CancellationToken.None)).Corrections);

    [Fact]
    public async Task ListAsync_AWordLikeNone_IsNamedAsUnknown() =>
        Assert.Equal(["zeppelin"], (await library.Articles.ListAsync(new ArticleQuery { Text = "pod zeppelin" }, CancellationToken.None)).UnknownWords);

    [Theory]
    [InlineData("termina", "pod-stuck")]
    [InlineData("kube-system/et", "evicted-static-pod")]
    [InlineData("evi", "evicted-static-pod")]
    public async Task ListAsync_WhileTyping_FindsWhatTheWordBegins(string text, string slug) =>
        Assert.Equal(slug, (await library.Articles.ListAsync(new ArticleQuery { Text = text, IsTyping = true }, CancellationToken.None)).Items[0].Article.Slug);

    [Fact]
    public async Task ListAsync_WithAText_CountsFacetsOverWhatAnswersIt()
    {
        var all = await library.Articles.ListAsync(new ArticleQuery { Text = "pod" }, CancellationToken.None);
        var narrow = await library.Articles.ListAsync(new ArticleQuery { Text = "pod", Tags = ["network"] }, CancellationToken.None);

        Assert.Equal(all.Total, all.Facets.Severities.Values.Sum());
        Assert.Contains(KeyValuePair.Create("network", 1), all.Facets.Tags);
        Assert.Equal(1, narrow.Total);
        Assert.Contains(KeyValuePair.Create("pods", 0), narrow.Facets.Tags);
    }

    [Fact]
    public async Task ListAsync_AnArticleInAList_HasTitleAndSummaryInBothLanguages()
    {
        var head = (await library.Articles.ListAsync(new ArticleQuery { Text = "etcd" }, CancellationToken.None)).Items[0].Article;

        Assert.Equal(("Evicted static pod", "静态 Pod 被驱逐", Severity.Critical), (head.Title.En, head.Title.Zh, head.Severity));
        Assert.All([head.Summary.En, head.Summary.Zh], static summary => Assert.NotEmpty(summary));
    }

    private async Task<string[]> SlugsAsync(ArticleQuery query) =>
        [.. (await library.Articles.ListAsync(query, CancellationToken.None)).Items.Select(hit => hit.Article.Slug)];

    public sealed class Library(PostgresFixture postgres) : IAsyncLifetime
    {
        private TestDatabase _database = null!;

        public ArticleService Articles => new(_database, Synonyms.Shipped);

        public async ValueTask InitializeAsync()
        {
            _database = await postgres.CreateDatabaseAsync("search");
            var clock = new FakeTimeProvider();
            await new ShippedArticleImporter(_database, new AuditLog(_database, clock), clock).ImportAsync(
                [
                    ShippedArticles.Room(
                        "PodStuck", 12, "pod-stuck", "Pod stuck in Terminating", "Since v1.22 the pod hangs. Device or resource <b>busy</b>.\n\n# Taints\n`node.kubernetes.io/unreachable`", "Pod 卡住，删不掉", "设备忙。"),
                    ShippedArticles.Room("DnsSlow", 6, "dns-slow", "DNS takes five seconds", "A pod asks twice.", "域名解析慢", "DNS 解析超时五秒。", tags: "network"),
                    ShippedArticles.Room(
                        "EvictedStaticPod", 4, "evicted-static-pod", "Evicted static pod", "The pod `kube-system/etcd-0` was evicted.", "静态 Pod 被驱逐", "被驱逐之后不再启动。", severity: "Critical"),
                    ShippedArticles.Room("Cadvisor", 9, "cadvisor-partial", "cAdvisor fails partly", "`ContainerInfoV2` gives a partial failure for a pod.", "cAdvisor 部分失败", "容器信息不全。"),
                ],
                CancellationToken.None);
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }
}
