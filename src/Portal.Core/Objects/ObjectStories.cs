using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;

namespace Portal.Core.Objects;

/// <summary>Collects what the portal itself knows of an object: findings, articles, playbooks, remediations.</summary>
public sealed class ObjectStories(FindingService findings, ArticleService articles, RemediationService remediations)
{
    private const int MostFindings = 20;
    private const int MostRuns = 20;

    /// <summary>Reads it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="subject">The object; its uid may be empty, then that of its newest finding counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ObjectStory> ReadAsync(string cluster, ObjectReference subject, CancellationToken cancellationToken)
    {
        var query = new FindingQuery { Cluster = cluster, Subject = subject, Limit = MostFindings };
        var open = await findings.ListAsync(query with { State = FindingState.Open }, cancellationToken);
        var past = await findings.ListAsync(query with { State = FindingState.Resolved, Sort = FindingSort.Newest }, cancellationToken);
        ImmutableArray<FindingCause> causes =
        [
            .. (await findings.CausesAsync(cluster, cancellationToken)).Where(cause =>
                cause.Cause.Object is { } root && root.Kind == subject.Kind && root.Key == subject.Key && open.Items.All(finding => finding.Cause.Key != cause.Cause.Key)),
        ];
        ImmutableArray<FindingSummary> all = [.. open.Items, .. past.Items];
        var uid = subject.Uid.Length > 0 ? subject.Uid : all.FirstOrDefault()?.Subject.Uid ?? "";
        var known = ImmutableArray.CreateBuilder<Article>();
        foreach (var problem in all.Select(static finding => finding.Problem).Concat(causes.SelectMany(static cause => cause.Problems)).Distinct(StringComparer.Ordinal))
        {
            if (await articles.GetByProblemAsync(problem, cancellationToken) is { } article)
            {
                known.Add(article);
            }
        }

        return new ObjectStory
        {
            Open = open,
            Past = past,
            Causes = causes,
            Articles = known.ToImmutable(),
            Offers = [.. open.Items.SelectMany(finding => remediations.Offers(cluster, finding.Subject, finding.Problem).Select(offer => (finding.Id, offer)))],
            Runs = uid.Length == 0 ? new RunPage([], null, 0) : await remediations.ListAsync(new RunQuery { Cluster = cluster, Uid = uid, Limit = MostRuns }, cancellationToken),
            Uid = uid,
        };
    }
}
