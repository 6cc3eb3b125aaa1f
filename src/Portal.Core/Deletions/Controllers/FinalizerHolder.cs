using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Deletions.Finalizers;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Controllers;

/// <summary>One finalizer of an object and whoever should remove it.</summary>
public sealed record FinalizerHolder
{
    /// <summary>The finalizer, as it stands in <c>metadata.finalizers</c>.</summary>
    public required string Finalizer { get; init; }

    /// <summary>What is seen of its controller.</summary>
    public required ControllerState State { get; init; }

    /// <summary>The controller's name, or empty if nobody knows it.</summary>
    public string Controller { get; init; } = "";

    /// <summary>Objects that must go before this finalizer does, for the garbage collector's.</summary>
    public ImmutableArray<ObjectReference> Dependents { get; init; } = [];

    /// <summary>A pod of the controller, ready or not, if one was found.</summary>
    public ObjectReference? Workload { get; init; }

    /// <summary>What the field knows of the finalizer, or null.</summary>
    public KnownFinalizer? Known { get; init; }

    /// <summary>What was looked at and what was seen, as a sentence.</summary>
    public required LocalizedText Seen { get; init; }

    /// <summary>The proof of it.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>When the state may change without any object changing: a lease that runs out, a last write that gets old.</summary>
    public DateTimeOffset? ChangesAt { get; init; }
}
