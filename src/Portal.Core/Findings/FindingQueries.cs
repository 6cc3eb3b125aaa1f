using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Findings;

/// <summary>Filters, orders and shapes findings in SQL.</summary>
internal static class FindingQueries
{
    /// <summary>Lists show these.</summary>
    public static Expression<Func<Finding, FindingSummary>> Summary { get; } = f => new FindingSummary
    {
        Id = f.Id,
        Problem = f.Problem,
        Cluster = f.Cluster,
        Subject = new ObjectReference(f.SubjectApiVersion, f.SubjectKind, f.SubjectNamespace, f.SubjectName, f.SubjectUid),
        Reason = f.Reason,
        Severity = f.Severity,
        Title = f.Title,
        NextStep = f.NextStep,
        Cause = f.Cause,
        FirstSeen = f.FirstSeen,
        LastSeen = f.LastSeen,
        ResolvedAt = f.ResolvedAt,
        NotExaminedSince = f.NotExaminedSince,
        Occurrences = f.Occurrences,
    };

    /// <summary>The same for one that is loaded.</summary>
    public static Func<Finding, FindingSummary> Summarise { get; } = Summary.Compile();

    /// <summary>Keeps those that a query asks for.</summary>
    public static IQueryable<Finding> Where(IQueryable<Finding> findings, FindingQuery query)
    {
        findings = query.Cluster is { } cluster ? findings.Where(f => f.Cluster == cluster) : findings;
        findings = query.Problem is { } problem ? findings.Where(f => f.Problem == problem) : findings;
        findings = query.Severity is { } severity ? findings.Where(f => f.Severity == severity) : findings;
        findings = query.Cause is { } cause ? findings.Where(f => f.CauseKey == cause) : findings;
        findings = query.Uid is { } uid ? findings.Where(f => f.SubjectUid == uid) : findings;
        findings = query.Subject is { Kind: var kind, Namespace: var space, Name: var name }
            ? findings.Where(f => f.SubjectNamespace == space && f.SubjectName == name && f.SubjectKind == kind)
            : findings;
        findings = query.State switch
        {
            FindingState.Open => findings.Where(f => f.ResolvedAt == null),
            FindingState.Resolved => findings.Where(f => f.ResolvedAt != null),
            _ => findings,
        };
        foreach (var word in Words(query.Text))
        {
            findings = findings.Where(f => EF.Functions.Like(f.SearchText, word, "\\"));
        }

        return findings;
    }

    /// <summary>Keeps those behind a place of the order that the place belongs to.</summary>
    public static IQueryable<Finding> After(IQueryable<Finding> findings, FindingCursor? after) => after switch
    {
        null => findings,
        { Sort: FindingSort.Newest } => findings.Where(f =>
            f.FirstSeen < after.FirstSeen || (f.FirstSeen == after.FirstSeen && f.Id.CompareTo(after.Id) > 0)),
        { Sort: FindingSort.Oldest } => findings.Where(f =>
            f.FirstSeen > after.FirstSeen || (f.FirstSeen == after.FirstSeen && f.Id.CompareTo(after.Id) > 0)),
        { Sort: FindingSort.Subject } => findings.Where(f =>
            f.SubjectNamespace.CompareTo(after.Namespace) > 0
            || (f.SubjectNamespace == after.Namespace
                && (f.SubjectName.CompareTo(after.Name) > 0 || (f.SubjectName == after.Name && f.Id.CompareTo(after.Id) > 0)))),
        _ => findings.Where(f =>
            (f.Severity == Severity.Critical ? 0 : f.Severity == Severity.Warning ? 1 : 2) > after.Rank
            || ((f.Severity == Severity.Critical ? 0 : f.Severity == Severity.Warning ? 1 : 2) == after.Rank
                && (f.FirstSeen < after.FirstSeen || (f.FirstSeen == after.FirstSeen && f.Id.CompareTo(after.Id) > 0)))),
    };

    /// <summary>Orders.</summary>
    public static IQueryable<Finding> Order(IQueryable<Finding> findings, FindingSort sort) => sort switch
    {
        FindingSort.Newest => findings.OrderByDescending(f => f.FirstSeen).ThenBy(f => f.Id),
        FindingSort.Oldest => findings.OrderBy(f => f.FirstSeen).ThenBy(f => f.Id),
        FindingSort.Subject => findings.OrderBy(f => f.SubjectNamespace).ThenBy(f => f.SubjectName).ThenBy(f => f.Id),
        _ => findings
            .OrderBy(f => f.Severity == Severity.Critical ? 0 : f.Severity == Severity.Warning ? 1 : 2)
            .ThenByDescending(f => f.FirstSeen)
            .ThenBy(f => f.Id),
    };

    /// <summary>The place of a row.</summary>
    public static FindingCursor Cursor(FindingSummary row, FindingSort sort) =>
        new(sort, row.Severity switch { Severity.Critical => 0, Severity.Warning => 1, _ => 2 }, row.FirstSeen, row.Subject.Namespace, row.Subject.Name, row.Id);

    // Spaces separate words; everything else is literal, % and _ too.
    private static IEnumerable<string> Words(string? text) => (text ?? "")
        .ToLowerInvariant()
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Take(10)
        .Select(static word => $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%");
}
