using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class ArticleRankingTests
{
    private static readonly ImmutableArray<SearchRow> Rows =
    [
        new(1, 0, "A", "Critical", ["pods", "deletion"]),
        new(2, 0, "B", "Warning", ["pods", "network"]),
        new(3, 0, "C", "Warning", ["network"]),
        new(4, 0, "D", "Info", ["pods", "deletion", "storage"]),
    ];

    private static readonly OpenFindings Open = new(new Dictionary<string, ImmutableSortedDictionary<string, int>>(StringComparer.Ordinal)
    {
        ["A"] = ImmutableSortedDictionary<string, int>.Empty.Add("prod", 7).Add("test", 1),
        ["C"] = ImmutableSortedDictionary<string, int>.Empty.Add("prod", 2),
    }.ToFrozenDictionary(StringComparer.Ordinal));

    [Fact]
    public void Rank_AmongEquals_PutsWhatIsOpenFirst() =>
        Assert.Equal([1, 2], ArticleRanking.Rank([Rows[0] with { Score = 9.9 }, Rows[1] with { Score = 10 }], Open).Select(static row => row.Number));

    [Fact]
    public void Rank_WhatIsOpenButAnswersWorse_StaysBehind() =>
        Assert.Equal([2, 1], ArticleRanking.Rank([Rows[0] with { Score = 9 }, Rows[1] with { Score = 10 }], Open).Select(static row => row.Number));

    [Fact]
    public void Raise_WhatASignatureProves_IsAboveWhatWordsSuggestTheBestOfItTheMost()
    {
        var raised = ArticleRanking.Raise([Rows[0] with { Score = 10 }, Rows[1], Rows[2] with { Score = 9 }], [3, 2]);

        Assert.Equal([3, 1, 2], raised.OrderByDescending(static row => row.Score).Select(static row => row.Number));
        Assert.True(raised[1].Score > 0);
    }

    [Fact]
    public void Passes_SeveralTags_NeedsThemAll()
    {
        Assert.Equal([1, 4], Left(new ArticleQuery { Tags = ["pods", "deletion"] }));
        Assert.Equal([4], Left(new ArticleQuery { Tags = ["pods", "deletion", "storage"] }));
    }

    [Fact]
    public void Passes_SeveralSeverities_NeedsOne() =>
        Assert.Equal([1, 4], Left(new ArticleQuery { Severities = [Severity.Critical, Severity.Info] }));

    [Fact]
    public void Facets_NothingChosen_CountsEverythingTheCommonestTagFirst()
    {
        var facets = ArticleRanking.Facets(Rows, new ArticleQuery(), Open);

        Assert.Equal(["pods 3", "deletion 2", "network 2", "storage 1"], Words(facets));
        Assert.Equal((1, 2, 1), (facets.Severities[Severity.Critical], facets.Severities[Severity.Warning], facets.Severities[Severity.Info]));
        Assert.Equal((2, 2, 1), (facets.Open, facets.OpenByCluster["prod"], facets.OpenByCluster["test"]));
    }

    [Fact]
    public void Facets_WithATag_CountsWhatWouldBeLeftInTheSameOrder()
    {
        var facets = ArticleRanking.Facets(Rows, new ArticleQuery { Tags = ["network"] }, Open);

        Assert.Equal(["pods 1", "deletion 0", "network 2", "storage 0"], Words(facets));
        Assert.Equal((0, 2, 0), (facets.Severities[Severity.Critical], facets.Severities[Severity.Warning], facets.Severities[Severity.Info]));
        Assert.Equal((1, 1, 0), (facets.Open, facets.OpenByCluster["prod"], facets.OpenByCluster["test"]));
    }

    [Fact]
    public void Facets_WithASeverity_CountsTheOthersAsIfItWereNotChosen()
    {
        var facets = ArticleRanking.Facets(Rows, new ArticleQuery { Severities = [Severity.Critical] }, Open);

        Assert.Equal((1, 2, 1), (facets.Severities[Severity.Critical], facets.Severities[Severity.Warning], facets.Severities[Severity.Info]));
        Assert.Equal(["pods 1", "deletion 1", "network 0", "storage 0"], Words(facets));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(true, "prod")]
    public void Facets_UnderWhateverIsChosen_TellWhatChoosingLeaves(bool openOnly, string? cluster)
    {
        foreach (var query in from tags in new ImmutableArray<string>[] { [], ["pods"], ["network"], ["pods", "storage"], ["nowhere"] }
                              from severities in new ImmutableArray<Severity>[] { [], [Severity.Warning], [Severity.Critical, Severity.Info] }
                              select new ArticleQuery { Tags = tags, Severities = severities, OpenOnly = openOnly, Cluster = cluster })
        {
            var facets = ArticleRanking.Facets(Rows, query, Open);

            Assert.All(facets.Tags, tag => Assert.Equal(Left(query with { Tags = query.Tags.Add(tag.Key) }).Length, tag.Value));
            Assert.All(facets.Severities, severity => Assert.Equal(Left(query with { Severities = [severity.Key] }).Length, severity.Value));
            Assert.All(facets.OpenByCluster, place => Assert.Equal(Left(query with { OpenOnly = true, Cluster = place.Key }).Length, place.Value));
            Assert.Equal(Left(query with { OpenOnly = true, Cluster = null }).Length, facets.Open);
        }
    }

    private static int[] Left(ArticleQuery query) => [.. Rows.Where(row => ArticleRanking.Passes(row, query, Open)).Select(static row => row.Number)];

    private static string[] Words(ArticleFacets facets) => [.. facets.Tags.Select(static tag => $"{tag.Key} {tag.Value}")];
}
