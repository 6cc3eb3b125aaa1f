using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Finalizers;

/// <summary>One finalizer of a pod and whoever should remove it.</summary>
internal sealed record FinalizerHolder
{
    /// <summary>The finalizer.</summary>
    public required string Finalizer { get; init; }

    /// <summary>What is seen of its controller.</summary>
    public required ControllerState State { get; init; }

    /// <summary>The controller's name, or empty if nobody knows it.</summary>
    public string Controller { get; init; } = "";

    /// <summary>What was looked at and what was seen, as a sentence.</summary>
    public required LocalizedText Seen { get; init; }

    /// <summary>The proof of it.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>When the state may change without any object changing: a lease that runs out, a last write that gets old.</summary>
    public DateTimeOffset? ChangesAt { get; init; }
}
