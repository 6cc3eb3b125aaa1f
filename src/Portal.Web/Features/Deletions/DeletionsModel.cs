using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Deletions;
using Portal.Core.Remediation;

namespace Portal.Web.Features.Deletions;

/// <summary>What the page of stuck deletions shows.</summary>
public sealed record DeletionsModel
{
    /// <summary>The report; null when there is no cluster of that name.</summary>
    public DeletionReport? Report { get; init; }

    /// <summary>The causes that match the filter.</summary>
    public ImmutableArray<DeletionCause> Causes { get; init; } = [];

    /// <summary>The chosen cause, or null.</summary>
    public DeletionCause? Chosen { get; init; }

    /// <summary>All objects that match, longest stuck first; empty unless the page shows one list.</summary>
    public ImmutableArray<StuckDeletion> Listed { get; init; } = [];

    /// <summary>The kinds of all stuck objects with how many there are, most first.</summary>
    public ImmutableArray<(string Kind, int Count)> Kinds { get; init; } = [];

    /// <summary>The article of the problem.</summary>
    public string? Article { get; init; }

    /// <summary>What can be done with the object at the root of the chosen cause.</summary>
    public ImmutableArray<PlaybookOffer> Offers { get; init; } = [];

    /// <summary>Whether the cluster is seen well enough to plan.</summary>
    public bool OffersKnown { get; init; }

    /// <summary>Whether the person may plan.</summary>
    public AccessDecision MayPlan { get; init; } = AccessDecision.Allowed;
}
