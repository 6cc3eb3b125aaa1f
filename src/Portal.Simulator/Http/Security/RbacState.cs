using System.Collections.Immutable;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Security;

/// <summary>Bindings with their rules, parsed once for each state of the four RBAC resources.</summary>
internal sealed class RbacState
{
    private static readonly ImmutableArray<string> Keys =
    [
        KnownResources.ClusterRoleBindings.StorageKey, KnownResources.RoleBindings.StorageKey,
        KnownResources.ClusterRoles.StorageKey, KnownResources.Roles.StorageKey,
    ];

    private readonly ImmutableArray<ImmutableSortedSet<StoredObject>> _sources;
    private readonly ImmutableArray<BoundRole> _everywhere;
    private readonly ILookup<string, BoundRole> _byNamespace;

    private RbacState(ImmutableArray<ImmutableSortedSet<StoredObject>> sources, ImmutableArray<BoundRole> everywhere, ILookup<string, BoundRole> byNamespace)
    {
        _sources = sources;
        _everywhere = everywhere;
        _byNamespace = byNamespace;
    }

    public static RbacState Read(SimulatedApi api)
    {
        ImmutableArray<ImmutableSortedSet<StoredObject>> sources = [.. Keys.Select(k => api.Store.Snapshot(k).Objects)];
        StoredObject? FindRole(string ns, string name) => api.Find(ns.Length == 0 ? KnownResources.ClusterRoles : KnownResources.Roles, ns, name);
        return new(
            sources,
            [.. sources[0].Select(b => BoundRole.From(b, FindRole))],
            sources[1].Select(b => BoundRole.From(b, FindRole)).ToLookup(b => b.Namespace, StringComparer.Ordinal));
    }

    public bool IsCurrent(ObjectStore store)
    {
        for (var i = 0; i < Keys.Length; i++)
        {
            if (!ReferenceEquals(store.Snapshot(Keys[i]).Objects, _sources[i]))
            {
                return false;
            }
        }

        return true;
    }

    public IEnumerable<BoundRole> Applicable(string ns) => ns.Length == 0 ? _everywhere : _everywhere.Concat(_byNamespace[ns]);
}
