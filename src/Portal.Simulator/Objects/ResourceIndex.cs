using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>Look-ups over one immutable set of resources.</summary>
internal sealed class ResourceIndex(ImmutableArray<ResourceDefinition> all)
{
    public ImmutableArray<ResourceDefinition> All { get; } = all;

    public FrozenDictionary<(string Group, string Version, string Plural), ResourceDefinition> ByPath { get; } =
        all.ToFrozenDictionary(r => (r.Group, r.Version, r.Plural));

    public FrozenDictionary<(string ApiVersion, string Kind), ResourceDefinition> ByKind { get; } =
        all.DistinctBy(r => (r.ApiVersion, r.Kind)).ToFrozenDictionary(r => (r.ApiVersion, r.Kind));
}
