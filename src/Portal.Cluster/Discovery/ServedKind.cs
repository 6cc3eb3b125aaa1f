using System.Collections.Immutable;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Discovery;

/// <summary>A kind as discovery tells of it.</summary>
public sealed record ServedKind
{
    /// <summary>The kind, in the version that the server prefers among those that serve it.</summary>
    public required ResourceKind Kind { get; init; }

    /// <summary>What the server lets be done with it at all: <c>get</c>, <c>list</c>, <c>watch</c>, <c>delete</c> …</summary>
    public ImmutableArray<string> Verbs { get; init; } = [];

    /// <summary>The singular name, such as <c>pod</c>; empty where the server does not say.</summary>
    public string Singular { get; init; } = "";

    /// <summary>Short names, such as <c>po</c>.</summary>
    public ImmutableArray<string> ShortNames { get; init; } = [];

    /// <summary>Names of the subresources, such as <c>status</c>.</summary>
    public ImmutableArray<string> Subresources { get; init; } = [];

    /// <summary>Its group did not answer last time: this is what was known before. The gap is in <see cref="ClusterKinds.Gaps"/>.</summary>
    public bool Remembered { get; init; }

    /// <summary>Whether the server offers a verb for it.</summary>
    /// <param name="verb">The verb.</param>
    public bool Can(string verb) => Verbs.Contains(verb, StringComparer.Ordinal);
}
