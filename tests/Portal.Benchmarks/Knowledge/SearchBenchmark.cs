using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Search;
using Portal.Problems;
using Portal.Testing.Database;

namespace Portal.Benchmarks.Knowledge;

/// <summary>
/// The search over 10,000 articles: at most 25 ms for 95 of 100 queries where it runs, at most 60 ms at the API. <c>search [articles] [explain]</c>; with
/// explain, the database tells how it ranked for the slowest queries.
/// </summary>
internal static class SearchBenchmark
{
    private const int StandardArticles = 10_000;
    private const int Queries = 1_000;
    private const int TypedTitles = 15;
    private const int Explained = 3;

    public static async Task RunAsync(string[] args)
    {
        var count = args.Select(static arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(static number => number > 0, StandardArticles);
        var started = Stopwatch.GetTimestamp();
        await using var postgres = new PostgresFixture();
        await using var database = await postgres.CreateDatabaseAsync("search_benchmark");
        var catalogue = ProblemCatalogue.Load();
        var articles = await LibraryLoader.FillAsync(database, catalogue, count);
        var (tokens, size) = (await database.ScalarAsync<long>("SELECT count(*) FROM article_terms"), await database.ScalarAsync<string>("SELECT pg_size_pretty(pg_database_size(current_database()))"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{articles.Count} articles in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; {tokens} tokens, {size}"));

        var synonyms = new SynonymBook("", TimeProvider.System, NullLogger<SynonymBook>.Instance);
        var times = new DatabaseTimes(database);
        var service = new ArticleService(times, synonyms);
        var queries = new SearchQueries(articles, seed: 41).Make(Queries);
        var typing = new SearchQueries(articles, seed: 42).MakeTyping(TypedTitles);
        var peer = new RankingPeer(database, synonyms);
        await peer.PrepareAsync(queries);
        async Task Search(SearchQuery query)
        {
            await service.ListAsync(new ArticleQuery { Text = query.Text, IsTyping = query.IsTyping, Limit = 20 }, CancellationToken.None);
            times.EndQuery(query);
        }

        Console.WriteLine($"{"ms",-34}{"n",6}{"p50",8}{"p95",8}{"p99",8}{"worst",8}");
        var warm = queries.Take(100).ToArray();
        await Latencies.MeasureAsync(warm, Search);
        times.Clear();
        var search = await Latencies.MeasureAsync(queries, Search);
        Console.WriteLine(search.Line("ArticleService.ListAsync"));
        Console.WriteLine(times.Total().Line("  of it at the database"));
        foreach (var line in times.Lines())
        {
            Console.WriteLine(line);
        }

        await Latencies.MeasureAsync(warm, query => peer.RunAsync(query));
        var ranking = await Latencies.MeasureAsync(queries, query => peer.RunAsync(query));
        Console.WriteLine(ranking.Line("Lookups alone, bare Npgsql (peer)"));
        Console.WriteLine((await Latencies.MeasureAsync(typing, Search)).Line("ListAsync while typing"));
        await using (var portal = await BenchmarkPortal.StartAsync(database, catalogue))
        {
            async Task Get(SearchQuery query)
            {
                using var response = await portal.Client.GetAsync($"/api/v1/knowledge?limit=20&q={Uri.EscapeDataString(query.Text)}");
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
            }

            await Latencies.MeasureAsync(warm, Get);
            Console.WriteLine((await Latencies.MeasureAsync(queries, Get)).Line("GET /api/v1/knowledge"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p95 of the search is {search.Percentile(0.95) / ranking.Percentile(0.95):0.0} times that of the lookups alone"));
        Console.WriteLine($"p95 by kind: {search.Kinds()}");
        Console.WriteLine($"Titles that find an article of that title among the first three: {await FoundAsync(service, queries)}");
        foreach (var query in args.Contains("explain", StringComparer.Ordinal) ? ranking.Slowest(Explained) : [])
        {
            Console.WriteLine($"\n{query.Kind}: {query.Text}\n{peer.Describe(query)}\n{await peer.RunAsync(query, "EXPLAIN (ANALYZE, BUFFERS) ")}");
        }
    }

    /// <summary>A fast search that no longer finds would be easy.</summary>
    private static async Task<string> FoundAsync(ArticleService service, IEnumerable<SearchQuery> queries)
    {
        var titles = queries.Where(static query => query.Kind is "title" or "zh title").ToArray();
        var found = 0;
        foreach (var title in titles)
        {
            var page = await service.ListAsync(new ArticleQuery { Text = title.Text, Limit = 3 }, CancellationToken.None);
            found += page.Items.Any(hit => hit.Article.Title.En == title.Text || hit.Article.Title.Zh == title.Text) ? 1 : 0;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{found} of {titles.Length}");
    }
}
