using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Finalizers;

/// <summary>Finalizers of one product that leave the same thing behind.</summary>
public sealed record KnownFinalizer
{
    /// <summary>The finalizers; <c>*</c> stands for any run of signs.</summary>
    public required ImmutableArray<string> Patterns { get; init; }

    /// <summary>The product, as its own people write it.</summary>
    public required string Owner { get; init; }

    /// <summary>Names under which its controller may be found running.</summary>
    public ImmutableArray<string> Controllers { get; init; } = [];

    /// <summary>Whether the controller is a part of the control plane itself.</summary>
    public bool BuiltIn { get; init; }

    /// <summary>Whether removing it by hand is always refused: what it guards must go first, and then it goes by itself.</summary>
    public bool Guarded { get; init; }

    /// <summary>Whether what is left behind lies outside the cluster (a cloud disk, a DNS record).</summary>
    public bool Outside { get; init; }

    /// <summary>What its controller does before it lets go, as the end of "The controller …".</summary>
    public required LocalizedText Waits { get; init; }

    /// <summary>What stays behind when the controller is skipped, as a sentence.</summary>
    public required LocalizedText Left { get; init; }
}
