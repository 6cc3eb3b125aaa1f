using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Objects;

/// <summary>An object as its API server had it at one moment, without what must not be shown.</summary>
public sealed record LiveObject
{
    /// <summary>What came of it.</summary>
    public required LiveObjectState State { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What the portal says of it by itself; null unless <see cref="LiveObjectState.Found"/>.</summary>
    public ObjectFacts? Facts { get; init; }

    /// <summary>The object itself, masked and bounded; null unless <see cref="LiveObjectState.Found"/>.</summary>
    public ShownObject? Shown { get; init; }

    /// <summary>Its events; null when they were not asked for.</summary>
    public ObjectEvents? Events { get; init; }

    /// <summary>In whose name it was read, and why; null when nothing was asked.</summary>
    public LocalizedText? ActsAs { get; init; }

    /// <summary>What the cluster said when it refused or failed; hostile until shown as text.</summary>
    public string Message { get; init; } = "";

    /// <summary>Addresses of owners whose kind is not Kubernetes' own, as the API server serves them, by uid.</summary>
    public ImmutableDictionary<string, ObjectAddress> OwnerAddresses { get; init; } = ImmutableDictionary<string, ObjectAddress>.Empty;
}
