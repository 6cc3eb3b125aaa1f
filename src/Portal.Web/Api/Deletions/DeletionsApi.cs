using System.Collections.Immutable;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Problems;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api.Deletions;

/// <summary>The stuck deletions of a cluster.</summary>
public static class DeletionsApi
{
    private const string Room = nameof(Portal.Problems.PodStuckTerminating);
    private const int MostFindings = 1000;

    /// <summary>Maps <c>/clusters/{cluster}/deletions</c>.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/clusters/{cluster}/deletions", ListAsync)
        .WithTags("Deletions").WithSummary("Objects of every kind that are past their deletion: who holds them, why, and the root behind it. Longest stuck first.")
        .TakesListQuery(
            ("kind", "Only of this kind.", "Namespace"),
            ("namespace", "Only of this namespace.", "shop"),
            ("reason", "Only with this reason's code.", "Finalizer"),
            ("cause", "Only with this root (its key).", "finalizer/strimzi.io/topic-operator"),
            ("uid", "Only the object with this uid.", ""),
            ("q", "Each word must be part of the object's kind, name, namespace or holders.", "kafka"))
        .Produces<DeletionList>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<DeletionList> ListAsync(
        string cluster,
        HttpRequest request,
        DeletionService deletions,
        FindingService findings,
        RemediationService remediations,
        ILiveClusters clusters,
        ProblemCatalogue catalogue,
        CancellationToken cancellationToken)
    {
        var report = await deletions.ReportAsync(cluster, cancellationToken) ?? throw ApiProblemException.NotFound($"cluster {cluster}");
        var filter = new DeletionFilter
        {
            Kind = request.Text("kind"),
            Namespace = request.Text("namespace"),
            Reason = request.Text("reason"),
            Cause = request.Text("cause"),
            Uid = request.Text("uid"),
            Words = DeletionFilter.WordsOf(request.Text("q")),
        };
        var matching = report.Stuck.Where(filter.Matches).ToArray();
        var (start, limit) = (request.Offset(), request.Limit());
        var page = matching.Skip(start).Take(limit).ToArray();
        var open = await OpenFindingsAsync(cluster, page, findings, cancellationToken);
        var article = catalogue.Find(Room)?.Slug;
        var seen = clusters.View(cluster);
        var roots = page.Select(static stuck => stuck.Cause.Key).ToHashSet(StringComparer.Ordinal);
        var offers = report.Causes.Where(cause => roots.Contains(cause.Cause.Key)).ToDictionary(
            static cause => cause.Cause.Key,
            cause => remediations.OffersOf(cluster, cause.Subjects, Room).Select(OfferedPlaybookResponse.Of).ToImmutableArray(),
            StringComparer.Ordinal);
        return new DeletionList(
            [
                .. page.Select(stuck => DeletionResponse.Of(
                    stuck, report.AsOf, article, open.TryGetValue(stuck.Metadata.Uid, out var id) ? id : null,
                    [.. remediations.Offers(cluster, stuck.Reference).Select(static offer => offer.Playbook.Id)], offers[stuck.Cause.Key])),
            ],
            QueryValues.NextOffset(start, page.Length, matching.Length),
            matching.Length,
            report.AsOf,
            seen is null || ClusterStatus.Of(seen.All).State != WatchState.Synced,
            report.Kinds,
            report.WithinTime,
            [.. report.Gaps.Select(DeletionGapResponse.Of)],
            [.. filter.Of(report).Select(DeletionCauseResponse.Of)]);
    }

    private static async Task<Dictionary<string, Guid>> OpenFindingsAsync(
        string cluster, StuckDeletion[] page, FindingService findings, CancellationToken cancellationToken)
    {
        if (!page.Any(static stuck => stuck.Kind.Kind == "Pod"))
        {
            return [];
        }

        var open = await findings.ListAsync(
            new FindingQuery { Cluster = cluster, Problem = Room, State = FindingState.Open, Limit = MostFindings }, cancellationToken);
        return open.Items.DistinctBy(static f => f.Subject.Uid, StringComparer.Ordinal).ToDictionary(static f => f.Subject.Uid, static f => f.Id, StringComparer.Ordinal);
    }
}
