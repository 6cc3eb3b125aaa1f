using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Namespaces;

/// <summary>What is left in a namespace.</summary>
/// <param name="Resources">Objects by resource, named <c>plural.group</c> as the condition's text has it.</param>
/// <param name="Finalizers">Objects by finalizer.</param>
public sealed record NamespaceContent(IReadOnlyDictionary<string, int> Resources, IReadOnlyDictionary<string, int> Finalizers)
{
    /// <summary>Whether nothing is left.</summary>
    public bool IsEmpty => Resources.Count == 0;

    /// <summary>Counts it.</summary>
    public static NamespaceContent Read(ClusterAccess cluster, string ns)
    {
        var resources = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var finalizers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var resource in cluster.Resources.Where(resource => resource.Namespaced && resource.Verbs.Contains("delete")))
        {
            foreach (var stored in cluster.List(resource, ns))
            {
                var name = $"{resource.Plural}.{resource.Group}";
                resources[name] = resources.GetValueOrDefault(name) + 1;
                foreach (var finalizer in stored.ToJson().Texts("metadata", "finalizers"))
                {
                    finalizers[finalizer] = finalizers.GetValueOrDefault(finalizer) + 1;
                }
            }
        }

        return new NamespaceContent(resources, finalizers);
    }
}
