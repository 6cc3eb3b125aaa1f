using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Namespaces;

/// <summary>A namespace.</summary>
public sealed record Namespace : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>status.phase</c>: Active or Terminating.</summary>
    public string Phase { get; init; } = "";

    /// <summary><c>spec.finalizers</c>: removed only through the finalize subresource.</summary>
    public ImmutableArray<string> SpecFinalizers { get; init; } = [];

    /// <summary><c>status.conditions</c>.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];
}
