using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks.Knowledge;

/// <summary>How long each query took.</summary>
internal sealed class Latencies
{
    private readonly List<(SearchQuery Query, double Milliseconds)> _all = [];

    private Latencies()
    {
    }

    /// <summary>Latencies that were measured elsewhere.</summary>
    public static Latencies Of(IEnumerable<(SearchQuery Query, double Milliseconds)> all)
    {
        var latencies = new Latencies();
        latencies._all.AddRange(all);
        return latencies;
    }

    /// <summary>Runs every query once, one after the other.</summary>
    public static async Task<Latencies> MeasureAsync(IEnumerable<SearchQuery> queries, Func<SearchQuery, Task> run)
    {
        var latencies = new Latencies();
        foreach (var query in queries)
        {
            var started = Stopwatch.GetTimestamp();
            await run(query);
            latencies._all.Add((query, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
        }

        return latencies;
    }

    /// <summary>The time within which that share of the queries is answered.</summary>
    public double Percentile(double share) => PercentileOf(_all.Select(static one => one.Milliseconds), share);

    /// <summary>A line of the table, with the worst query.</summary>
    public string Line(string name)
    {
        var (query, worst) = _all.MaxBy(static one => one.Milliseconds);
        var text = query.Text.ReplaceLineEndings(" ");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34}{_all.Count,6}{Percentile(0.5),8:0.0}{Percentile(0.95),8:0.0}{Percentile(0.99),8:0.0}{worst,8:0.0}  {query.Kind}: {(text.Length > 60 ? text[..60] + "…" : text)}");
    }

    /// <summary>The p95 of each kind of query.</summary>
    public string Kinds() => string.Join(", ", _all.GroupBy(static one => one.Query.Kind, StringComparer.Ordinal)
        .Select(static kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {PercentileOf(kind.Select(static one => one.Milliseconds), 0.95):0.0}")));

    /// <summary>The slowest queries.</summary>
    public IEnumerable<SearchQuery> Slowest(int count) => _all.OrderByDescending(static one => one.Milliseconds).Take(count).Select(static one => one.Query);

    private static double PercentileOf(IEnumerable<double> values, double share)
    {
        var ordered = values.Order().ToArray();
        return ordered[Math.Min(ordered.Length - 1, (int)(share * ordered.Length))];
    }
}
