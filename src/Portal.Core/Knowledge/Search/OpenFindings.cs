using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>How many findings are open now, by problem and cluster.</summary>
/// <param name="ByProblem">The counts.</param>
internal sealed record OpenFindings(FrozenDictionary<string, ImmutableSortedDictionary<string, int>> ByProblem)
{
    /// <summary>Nothing is open.</summary>
    public static OpenFindings None { get; } = new(FrozenDictionary<string, ImmutableSortedDictionary<string, int>>.Empty);

    /// <summary>The open findings of a problem by cluster.</summary>
    public ImmutableSortedDictionary<string, int> Of(string problem) => ByProblem.GetValueOrDefault(problem) ?? ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Counts them.</summary>
    public static async Task<OpenFindings> CountAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Set<Finding>().TagWith("open findings").Where(finding => finding.ResolvedAt == null)
            .GroupBy(finding => new { finding.Problem, finding.Cluster })
            .Select(group => new { group.Key.Problem, group.Key.Cluster, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new OpenFindings(rows.GroupBy(static row => row.Problem, StringComparer.Ordinal).ToFrozenDictionary(
            static group => group.Key,
            static group => group.ToImmutableSortedDictionary(static row => row.Cluster, static row => row.Count, StringComparer.Ordinal),
            StringComparer.Ordinal));
    }
}
