using System.Collections.Immutable;

namespace Portal.Core.Remediation.Safety;

/// <summary>Where the rules of a cluster are now.</summary>
public sealed record SafetyStatus
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The limits that hold.</summary>
    public required SafetyLimits Limits { get; init; }

    /// <summary>How many runs are carried out or watched there now.</summary>
    public required int RunsUnderWay { get; init; }

    /// <summary>The cluster's nodes; null when they are not read completely.</summary>
    public required int? Nodes { get; init; }

    /// <summary>Names of those that are out of service or under remediation, sorted.</summary>
    public required ImmutableArray<string> NodesMissing { get; init; }

    /// <summary>How many may be.</summary>
    public required int? NodeLimit { get; init; }

    /// <summary>Circuit breakers of playbooks that failed within a day, by playbook; all others are closed.</summary>
    public required ImmutableSortedDictionary<string, BreakerState> Breakers { get; init; }

    /// <summary>Problems that are a storm now, with their new findings.</summary>
    public required ImmutableSortedDictionary<string, int> Storms { get; init; }
}
