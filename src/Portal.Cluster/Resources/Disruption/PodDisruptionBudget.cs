using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Disruption;

/// <summary>A <c>policy/v1</c> PodDisruptionBudget: how many of some pods may be evicted now.</summary>
public sealed record PodDisruptionBudget : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>spec.selector</c>: without terms it selects all pods of the namespace; null selects none.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary><c>spec.minAvailable</c>: a number or a percentage; empty if not said.</summary>
    public string MinAvailable { get; init; } = "";

    /// <summary><c>spec.maxUnavailable</c>: a number or a percentage; empty if not said.</summary>
    public string MaxUnavailable { get; init; } = "";

    /// <summary><c>spec.unhealthyPodEvictionPolicy</c>: <c>IfHealthyBudget</c> or <c>AlwaysAllow</c>.</summary>
    public string UnhealthyPodEvictionPolicy { get; init; } = "IfHealthyBudget";

    /// <summary><c>status.disruptionsAllowed</c>.</summary>
    public int DisruptionsAllowed { get; init; }

    /// <summary><c>status.currentHealthy</c>.</summary>
    public int CurrentHealthy { get; init; }

    /// <summary><c>status.desiredHealthy</c>.</summary>
    public int DesiredHealthy { get; init; }

    /// <summary><c>status.expectedPods</c>.</summary>
    public int ExpectedPods { get; init; }

    /// <summary><c>status.conditions</c>.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>Whether it protects a pod.</summary>
    /// <param name="podNamespace">The pod's namespace.</param>
    /// <param name="podLabels">The pod's labels.</param>
    public bool Protects(string podNamespace, ImmutableDictionary<string, string> podLabels) =>
        podNamespace == Metadata.Namespace && Selector?.Selects(podLabels) == true;
}
