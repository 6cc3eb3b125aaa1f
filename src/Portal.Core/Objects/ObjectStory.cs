using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;

namespace Portal.Core.Objects;

/// <summary>What the portal itself knows of an object, whether it still exists or not.</summary>
public sealed record ObjectStory
{
    /// <summary>Its open findings, most urgent first; at most a few.</summary>
    public required FindingPage Open { get; init; }

    /// <summary>Its resolved findings, newest first; at most a few.</summary>
    public required FindingPage Past { get; init; }

    /// <summary>Causes of open findings on other objects that this object is; most urgent first.</summary>
    public required ImmutableArray<FindingCause> Causes { get; init; }

    /// <summary>The articles of the problems of these findings.</summary>
    public required ImmutableArray<Article> Articles { get; init; }

    /// <summary>What the playbooks offer for the open findings, with the finding at which each is planned.</summary>
    public required ImmutableArray<(Guid FindingId, PlaybookOffer Offer)> Offers { get; init; }

    /// <summary>The remediations of this object (by uid), newest first; at most a few.</summary>
    public required RunPage Runs { get; init; }

    /// <summary>The uid by which the runs were found; empty when none is known.</summary>
    public required string Uid { get; init; }
}
