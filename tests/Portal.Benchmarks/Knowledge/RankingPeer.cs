using System.Globalization;
using Portal.Core.Knowledge.Search;
using Portal.Testing.Database;

namespace Portal.Benchmarks.Knowledge;

/// <summary>The peer: the lookups in the index alone, through a bare connection. What the search adds to it is the price of everything around it.</summary>
internal sealed class RankingPeer(TestDatabase database, SynonymBook synonyms)
{
    private readonly Dictionary<SearchQuery, SearchPlan> _plans = [];

    /// <summary>Plans the queries beforehand, so that only the lookups are measured.</summary>
    public async Task PrepareAsync(IEnumerable<SearchQuery> queries)
    {
        await using var context = database.CreateDbContext();
        foreach (var query in queries)
        {
            _plans[query] = await ArticleSearch.PlanAsync(context, query.Text, synonyms.Current, query.IsTyping, CancellationToken.None);
        }
    }

    /// <summary>Looks up; reads every number. With a prefix of SQL (<c>EXPLAIN …</c>) it returns what the database says to that.</summary>
    public async Task<string> RunAsync(SearchQuery query, string prefix = "")
    {
        var plan = _plans[query];
        if (plan.Lookups.IsEmpty)
        {
            return "";
        }

        var sql = ArticleSearch.LookUp(plan);
        var names = sql.GetArguments().Select(static (_, i) => (object)string.Create(CultureInfo.InvariantCulture, $"@p{i}")).ToArray();
        await using var command = database.DataSource.CreateCommand(prefix + string.Format(CultureInfo.InvariantCulture, sql.Format, names));
        foreach (var (name, value) in names.Zip(sql.GetArguments()))
        {
            command.Parameters.AddWithValue((string)name, value!);
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (prefix.Length > 0)
            {
                lines.Add(reader.GetString(0));
            }
            else
            {
                reader.GetFieldValue<int[]>(1);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>What is looked up for a query.</summary>
    public string Describe(SearchQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"{_plans[query].Lookups.Length} lookups, {_plans[query].Lookups.Sum(static lookup => lookup.Entries)} entries");
}
