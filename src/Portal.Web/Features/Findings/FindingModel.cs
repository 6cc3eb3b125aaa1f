using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Remediation;

namespace Portal.Web.Features.Findings;

/// <summary>What the page of one finding shows.</summary>
public sealed record FindingModel
{
    /// <summary>The finding, or null if there is none with that id.</summary>
    public required FindingDetail? Finding { get; init; }

    /// <summary>What the playbooks offer for its subject as it is now; empty when it is resolved.</summary>
    public ImmutableArray<PlaybookOffer> Offers { get; init; } = [];

    /// <summary>Whether the cluster is seen well enough for the offers to be meant.</summary>
    public bool OffersKnown { get; init; } = true;

    /// <summary>Its remediations, newest first.</summary>
    public ImmutableArray<RemediationRun> Runs { get; init; } = [];

    /// <summary>Whether the person may plan.</summary>
    public AccessDecision MayPlan { get; init; } = AccessDecision.Allowed;

    /// <summary>The remediation that is under way, or null.</summary>
    public RemediationRun? Active => Runs.FirstOrDefault(static run => run.EndedAt is null && run.Refusal is null);

    /// <summary>The first offer that is not refused: the one filled button of the page.</summary>
    public PlaybookOffer? Primary => Offers.FirstOrDefault(static offer => offer.Plan.Refusal is null);
}
