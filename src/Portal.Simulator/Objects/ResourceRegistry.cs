using System.Collections.Immutable;

namespace Portal.Simulator.Objects;

/// <summary>All served resources: the built-in ones and those of the CustomResourceDefinitions that exist now. Thread-safe.</summary>
public sealed class ResourceRegistry
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<string, ImmutableArray<ResourceDefinition>> _custom = ImmutableDictionary<string, ImmutableArray<ResourceDefinition>>.Empty;
    private volatile ResourceIndex _index = new(BuiltInResources.All);

    /// <summary>Every resource, built-in ones first.</summary>
    public ImmutableArray<ResourceDefinition> All => _index.All;

    /// <summary>The resource of that path, or null.</summary>
    /// <param name="group">Group, empty for core.</param>
    /// <param name="version">Version.</param>
    /// <param name="plural">Plural name.</param>
    public ResourceDefinition? Find(string group, string version, string plural) => _index.ByPath.GetValueOrDefault((group, version, plural));

    /// <summary>The resource of that kind, or null.</summary>
    /// <param name="apiVersion">For example <c>apps/v1</c>.</param>
    /// <param name="kind">For example <c>Deployment</c>.</param>
    public ResourceDefinition? FindKind(string apiVersion, string kind) => _index.ByKind.GetValueOrDefault((apiVersion, kind));

    /// <summary>Whether any resource is served in that group and version.</summary>
    /// <param name="group">Group, empty for core.</param>
    /// <param name="version">Version.</param>
    public bool Serves(string group, string version) => _index.All.Any(r => r.Group == group && r.Version == version);

    /// <summary>Serves the versions of a CustomResourceDefinition, in place of what it served before.</summary>
    /// <param name="name">Name of the CustomResourceDefinition.</param>
    /// <param name="resources">Its served versions; empty when it has been deleted.</param>
    internal void SetCustom(string name, ImmutableArray<ResourceDefinition> resources)
    {
        lock (_gate)
        {
            _custom = resources.IsEmpty ? _custom.Remove(name) : _custom.SetItem(name, resources);
            _index = new([.. BuiltInResources.All, .. _custom.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => c.Value)]);
        }
    }
}
