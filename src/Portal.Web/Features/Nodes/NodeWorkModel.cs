using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Nodes;
using Portal.Core.Remediation;

namespace Portal.Web.Features.Nodes;

/// <summary>What can be done with a node for work on it.</summary>
public sealed record NodeWorkModel
{
    /// <summary>The playbooks that would change something.</summary>
    public ImmutableArray<PlaybookOffer> Offers { get; init; } = [];

    /// <summary>Whether the node is cordoned.</summary>
    public bool Cordoned { get; init; }

    /// <summary>How many pods a drain would evict, blocked ones included.</summary>
    public int Evicted { get; init; }

    /// <summary>How many of them wait for a budget.</summary>
    public int Blocked { get; init; }

    /// <summary>How many would lose data or not come back.</summary>
    public int Asks { get; init; }

    /// <summary>How many stay.</summary>
    public int Stays { get; init; }

    /// <summary>Whether the person may plan.</summary>
    public AccessDecision MayPlan { get; init; } = AccessDecision.Allowed;

    /// <summary>The offer of a drain, or null.</summary>
    public PlaybookOffer? Drain => Offers.FirstOrDefault(static offer => offer.Playbook.Id == DrainRuns.Playbook);
}
