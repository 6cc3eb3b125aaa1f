using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Search;

/// <summary>A row of a search.</summary>
/// <param name="Number">The article.</param>
/// <param name="Score">How well it answers.</param>
/// <param name="Problem">Its room.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record SearchRow(int Number, double Score, string Problem, string Severity, string[] Tags)
{
    /// <summary>The rows of articles, in no particular order.</summary>
    public static async Task<List<SearchRow>> ReadAsync(PortalDbContext context, IEnumerable<int> articles, CancellationToken cancellationToken)
    {
        var numbers = articles.ToArray();
        return await context.Set<ArticleIndex>().TagWith("rows").Where(index => numbers.Contains(index.Number))
            .Select(index => new SearchRow(index.Number, 0, index.Problem, index.Severity, index.Tags)).ToListAsync(cancellationToken);
    }
}
