using System.Globalization;
using System.Text;
using Portal.Core.Knowledge;
using Portal.Testing;
using Xunit;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Problems.Tests.Search;

/// <summary>
/// The promise of the search, measured: queries that were written from the facts, not from the articles. Never tune to a single one of them: others that
/// nobody here has seen are tried as well.
/// </summary>
public sealed class QuerySetTests(Library library, ITestOutputHelper output) : IClassFixture<Library>
{
    [Theory]
    [InlineData("queries.yaml")]
    [InlineData("queries.held-out.yaml")]
    public async Task ListAsync_EachQueryOfASet_PutsItsArticleFirst(string file)
    {
        var path = RepositoryRoot.Path($"tests/Portal.Problems.Tests/Search/{file}");
        var queries = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<SearchQuery>>(await File.ReadAllTextAsync(path));
        var ranks = new List<(SearchQuery Query, int Rank)>();
        var misses = new StringBuilder();
        foreach (var query in queries)
        {
            var page = await library.Articles.ListAsync(new ArticleQuery { Text = query.Q, Language = query.Lang == "en" ? "en" : "zh" }, CancellationToken.None);
            var rank = 1 + page.Items.Select(static hit => hit.Article.Slug).ToList().IndexOf(query.Article);
            ranks.Add((query, rank));
            if (rank != 1)
            {
                misses.AppendLine(CultureInfo.InvariantCulture, $"  {rank}  {query.Article}  «{query.Q}»  {string.Join(", ", page.Items.Take(3).Select(static hit => $"{hit.Article.Slug} {hit.Score:0.0}"))}");
            }
        }

        var all = Recall.Of([.. ranks.Select(static rank => rank.Rank)]);
        output.WriteLine($"{file}: {all}");
        foreach (var group in ranks.GroupBy(static rank => rank.Query.Lang).Concat(ranks.GroupBy(static rank => rank.Query.Form)))
        {
            output.WriteLine($"  {group.Key,-9} {Recall.Of([.. group.Select(static rank => rank.Rank)])}");
        }

        output.WriteLine($"Not first (rank, 0 is not found):\n{misses}");
        Assert.True(all.AtOne >= 0.85 && all.AtThree >= 0.97 && all.ReciprocalRank >= 0.90, $"{all}\n{misses}");
    }
}
