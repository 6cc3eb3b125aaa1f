using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Core.Persistence;
using Portal.Testing.Database;

namespace Portal.Benchmarks.Knowledge;

/// <summary>
/// How long a search waits for the database, by part: from each command's start to the end of its rows, so with the way there and back and reading what came.
/// It is also the factory of the contexts that it watches.
/// </summary>
internal sealed class DatabaseTimes : DbCommandInterceptor, IDbContextFactory<PortalDbContext>
{
    private readonly PooledDbContextFactory<PortalDbContext> _contexts;
    private readonly Dictionary<string, List<double>> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _current = new(StringComparer.Ordinal);
    private readonly List<(SearchQuery Query, double Milliseconds)> _all = [];
    private long _started;
    private int _trips;
    private int _allTrips;

    public DatabaseTimes(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, database.DataSource);
        options.AddInterceptors(this);
        _contexts = new PooledDbContextFactory<PortalDbContext>(options.Options);
    }

    /// <inheritdoc/>
    public PortalDbContext CreateDbContext() => _contexts.CreateDbContext();

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _started = Stopwatch.GetTimestamp();
        return new(result);
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        var part = PartOf(command.CommandText);
        _current[part] = _current.GetValueOrDefault(part) + Stopwatch.GetElapsedTime(_started).TotalMilliseconds;
        _trips++;
        return new(result);
    }

    /// <summary>Takes together what was measured since the last query.</summary>
    public void EndQuery(SearchQuery query)
    {
        foreach (var (part, milliseconds) in _current)
        {
            (_parts.TryGetValue(part, out var list) ? list : _parts[part] = []).Add(milliseconds);
        }

        _all.Add((query, _current.Values.Sum()));
        _allTrips += _trips;
        _trips = 0;
        _current.Clear();
    }

    /// <summary>Forgets what was measured.</summary>
    public void Clear()
    {
        _parts.Clear();
        _all.Clear();
        _allTrips = 0;
    }

    /// <summary>Everything at the database, one latency for each query.</summary>
    public Latencies Total() => Latencies.Of(_all);

    /// <summary>A line for each part.</summary>
    public IEnumerable<string> Lines() => _parts.OrderByDescending(static part => part.Value.Sum())
        .Select(static part => Latencies.Of(part.Value.Select(static milliseconds => (new SearchQuery("", ""), milliseconds))).Line($"    {part.Key}"))
        .Append(string.Create(CultureInfo.InvariantCulture, $"    {(double)_allTrips / _all.Count:0.0} commands for a query"));

    /// <summary>The first line of a command is a comment with its name where it matters which one it is.</summary>
    private static string PartOf(string command) =>
        command.StartsWith("-- ", StringComparison.Ordinal) ? command[3..command.IndexOf('\n', StringComparison.Ordinal)].Trim() : "other";
}
