using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Remediation.Safety;

/// <summary>Everything that the rules look at, read at one moment: see <see cref="SafetyFactsReader"/>.</summary>
public sealed record SafetyFacts
{
    /// <summary>Name of the cluster that the plan acts on.</summary>
    public required string Cluster { get; init; }

    /// <summary>The playbook's id.</summary>
    public required string Playbook { get; init; }

    /// <summary>The problem that it remedies.</summary>
    public required string Problem { get; init; }

    /// <summary>The objects that the run is for.</summary>
    public required ImmutableArray<ObjectReference> Subjects { get; init; }

    /// <summary>Whether it is for many objects, also where not all of them are loaded.</summary>
    public bool IsBulk { get; init; }

    /// <summary>Whether a person or a policy asks; in a storm only people act.</summary>
    public RequesterKind Requester { get; init; }

    /// <summary>Whether somebody other than the requester has approved the plan.</summary>
    public bool HasSecondPerson { get; init; }

    /// <summary>Whether it is about to be executed, or only planned.</summary>
    public bool Executing { get; init; }

    /// <summary>Names of the nodes that the plan takes out of service.</summary>
    public ImmutableArray<string> PlannedNodes { get; init; } = [];

    /// <summary>The other runs under way on the cluster.</summary>
    public ImmutableArray<RunUnderWay> UnderWay { get; init; } = [];

    /// <summary>Runs of this playbook on the cluster that ended lately.</summary>
    public ImmutableArray<EndedRun> Ended { get; init; } = [];

    /// <summary>When the playbook's circuit breaker was last reset, or null.</summary>
    public DateTimeOffset? BreakerResetAt { get; init; }

    /// <summary>Findings of the problem that were new within the storm's window.</summary>
    public int NewFindings { get; init; }

    /// <summary>The pauses that cover the cluster.</summary>
    public ImmutableArray<RemediationPause> Pauses { get; init; } = [];

    /// <summary>The cluster's nodes; null when they are not read, so that nobody can count.</summary>
    public ImmutableArray<NodeFact>? Nodes { get; init; }

    /// <summary>Protected things that the plan would change.</summary>
    public ImmutableArray<SafetyVerdict> Protected { get; init; } = [];

    /// <summary>The portal's time.</summary>
    public required DateTimeOffset Now { get; init; }
}
