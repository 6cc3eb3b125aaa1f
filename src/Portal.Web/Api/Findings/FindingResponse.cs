using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Problems;

namespace Portal.Web.Api.Findings;

/// <summary>A finding.</summary>
public sealed record FindingResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The problem: name of a room.</summary>
    public required string Problem { get; init; }

    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The object that has the problem.</summary>
    public required ObjectReference Subject { get; init; }

    /// <summary>Which of the problem's causes, as a code.</summary>
    public required string Reason { get; init; }

    /// <summary>How urgent.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The finding as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The one next step.</summary>
    public required string NextStep { get; init; }

    /// <summary>The common root.</summary>
    public required CauseResponse Cause { get; init; }

    /// <summary>The proving facts; null in lists.</summary>
    public ImmutableArray<EvidenceResponse>? Evidence { get; init; }

    /// <summary>One or two sentences that explain it; null in lists.</summary>
    public string? Explanation { get; init; }

    /// <summary>When first seen.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When last seen.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it was gone, or null.</summary>
    public required DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Since when it cannot be re-examined because the cluster is not seen well enough, or null.</summary>
    public required DateTimeOffset? NotExaminedSince { get; init; }

    /// <summary>How often it came.</summary>
    public required int Occurrences { get; init; }

    /// <summary>Slug of the article; null where the problem has none.</summary>
    public required string? Article { get; init; }

    /// <summary>Ids of the playbooks for the problem.</summary>
    public required ImmutableArray<string> Playbooks { get; init; }

    /// <summary>A finding as lists show it.</summary>
    public static FindingResponse Of(FindingSummary finding, ProblemCatalogue catalogue)
    {
        var problem = catalogue.Find(finding.Problem);
        return new FindingResponse
        {
            Id = finding.Id,
            Problem = finding.Problem,
            Cluster = finding.Cluster,
            Subject = finding.Subject,
            Reason = finding.Reason,
            Severity = finding.Severity,
            Title = finding.Title.Shown(),
            NextStep = finding.NextStep.Shown(),
            Cause = CauseResponse.Of(finding.Cause),
            FirstSeen = finding.FirstSeen,
            LastSeen = finding.LastSeen,
            ResolvedAt = finding.ResolvedAt,
            NotExaminedSince = finding.NotExaminedSince,
            Occurrences = finding.Occurrences,
            Article = problem?.Slug,
            Playbooks = [.. problem?.Playbooks.Select(static playbook => playbook.Id) ?? []],
        };
    }

    /// <summary>A finding with all that is known of it.</summary>
    public static FindingResponse Of(FindingDetail finding, ProblemCatalogue catalogue) => Of(finding.Summary, catalogue) with
    {
        Evidence = [.. finding.Evidence.Select(EvidenceResponse.Of)],
        Explanation = finding.Explanation.Shown(),
    };
}
