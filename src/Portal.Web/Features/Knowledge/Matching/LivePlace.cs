using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Web.Components.States;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>An object that a text names, as a cluster has it now.</summary>
public sealed record LivePlace
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The namespace; empty for a node.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The uid.</summary>
    public required string Uid { get; init; }

    /// <summary>How it is; stale when the cluster is not seen now.</summary>
    public required HealthState Health { get; init; }

    /// <summary>Kubernetes' own word for it, such as NotReady or Running.</summary>
    public required string Status { get; init; }

    /// <summary>Its open findings.</summary>
    public ImmutableArray<FindingSummary> Findings { get; init; } = [];
}
