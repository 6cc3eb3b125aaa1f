using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge.Notes;
using Portal.Core.Remediation;

namespace Portal.Core.Knowledge.Life;

/// <summary>What happens around an article: where its problem is, how often it came back, what was done and what people wrote.</summary>
public sealed record ArticleLife
{
    /// <summary>Where the problem is open now, most findings first; empty for articles that people wrote.</summary>
    public required ImmutableArray<ClusterOpenings> Open { get; init; }

    /// <summary>The most urgent of the open findings, a few.</summary>
    public ImmutableArray<FindingSummary> First { get; init; } = [];

    /// <summary>How often it came in each of the last 13 weeks, oldest first, weeks without any included; empty for articles that people wrote.</summary>
    public required ImmutableArray<WeekCount> Weeks { get; init; }

    /// <summary>The last remediations of the problem that were carried out, newest first, at most five.</summary>
    public required ImmutableArray<PastRun> Runs { get; init; }

    /// <summary>What people wrote, newest first.</summary>
    public required ImmutableArray<ArticleNote> Notes { get; init; }

    /// <summary>Where the runs are, or how they ended, after which the notes were written.</summary>
    public required ImmutableDictionary<Guid, RunState> NotedRuns { get; init; }
}
