using System.Collections.Frozen;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Which strategy serves which resource.</summary>
internal static class Strategies
{
    private static readonly ResourceStrategy Plain = new PlainStrategy();
    private static readonly ResourceStrategy Counting = new();
    private static readonly ResourceStrategy Custom = new CustomResourceStrategy();

    private static readonly FrozenDictionary<string, ResourceStrategy> ByStorageKey = new Dictionary<string, ResourceStrategy>(StringComparer.Ordinal)
    {
        ["/pods"] = new PodStrategy(),
        ["/namespaces"] = new NamespaceStrategy(),
        ["/configmaps"] = Plain,
        ["/secrets"] = Plain,
        ["/endpoints"] = Plain,
        ["coordination.k8s.io/leases"] = Plain,
        ["apiextensions.k8s.io/customresourcedefinitions"] = new CustomResourceDefinitionStrategy(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ResourceStrategy For(ResourceDefinition resource) =>
        ByStorageKey.TryGetValue(resource.StorageKey, out var strategy) ? strategy : resource.IsCustom ? Custom : Counting;
}
