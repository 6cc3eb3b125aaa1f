using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>Details of a Status: which object it is about and why.</summary>
public sealed record StatusDetails
{
    /// <summary>Name of the object.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its API group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Its kind or its plural resource name, whichever the API server uses for this reason.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its uid.</summary>
    public string Uid { get; init; } = "";

    /// <summary>Causes.</summary>
    public ImmutableArray<StatusCause> Causes { get; init; } = [];

    /// <summary>Seconds to wait before another attempt; 0 means not said.</summary>
    public int RetryAfterSeconds { get; init; }
}
