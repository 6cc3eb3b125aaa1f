using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Web.Components.States;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>An object that a text names, as a cluster has it now.</summary>
public sealed record LivePlace
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The namespace; empty for a cluster-scoped kind.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The uid; empty for a kind that is not watched.</summary>
    public required string Uid { get; init; }

    /// <summary>How it is; stale when the cluster is not seen now, null for a kind that does not say or is not watched.</summary>
    public required HealthState? Health { get; init; }

    /// <summary>Kubernetes' own word for it, such as NotReady or Running.</summary>
    public required string Status { get; init; }

    /// <summary>Path of its page; null when its name cannot be in one.</summary>
    public required string? Path { get; init; }

    /// <summary>Whether it is known to be there; else the page asks.</summary>
    public bool IsKnown => Uid.Length > 0;

    /// <summary>Its open findings.</summary>
    public ImmutableArray<FindingSummary> Findings { get; init; } = [];
}
