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
