using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Json;

/// <summary>What the readers of one cluster share so that equal things are kept once.</summary>
public sealed class ReadingPools
{
    /// <summary>Short strings.</summary>
    public StringPool Strings { get; } = new();

    internal TemplatePool<LabelSet> Labels { get; } = new();

    internal TemplatePool<ImmutableArray<OwnerReference>> Owners { get; } = new();

    internal readonly record struct LabelSet(ImmutableDictionary<string, string> Labels);
}
