using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>A subresource as discovery lists it, for example <c>pods/eviction</c>.</summary>
/// <param name="Name">Name after the slash, for example <c>eviction</c>.</param>
/// <param name="Kind">Kind of its body, for example <c>Eviction</c>.</param>
/// <param name="Verbs">Verbs in discovery's order.</param>
/// <param name="Group">Group of the kind when it is not the resource's own; otherwise null.</param>
/// <param name="Version">Version of the kind when it is not the resource's own; otherwise null.</param>
public sealed record SubresourceDefinition(string Name, string Kind, ImmutableArray<string> Verbs, string? Group = null, string? Version = null);
