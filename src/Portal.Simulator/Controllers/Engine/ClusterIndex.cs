using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>
/// What the store cannot be asked for quickly: pods of a node, objects of an owner. Kept up to date by the engine before any work is done.
/// </summary>
public sealed class ClusterIndex
{
    private readonly Dictionary<string, HashSet<ObjectKey>> _podsOfNode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ObjectKey>> _dependents = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, (string Node, string[] Owners)> _known = [];

    /// <summary>The pods bound to a node.</summary>
    public IReadOnlyCollection<ObjectKey> PodsOfNode(string node) => _podsOfNode.GetValueOrDefault(node) ?? (IReadOnlyCollection<ObjectKey>)[];

    /// <summary>The objects that name this uid in metadata.ownerReferences.</summary>
    public IReadOnlyCollection<ObjectKey> Dependents(string ownerUid) => _dependents.GetValueOrDefault(ownerUid) ?? (IReadOnlyCollection<ObjectKey>)[];

    /// <summary>The node of a pod; empty when it has none.</summary>
    public string NodeOf(ObjectKey pod) => _known.TryGetValue(pod, out var known) ? known.Node : "";

    internal void Apply(ObjectChange change)
    {
        // Neither has owners that matter, and they are most of the writes.
        if (change.Is(KnownResources.Events) || (change.Is(KnownResources.Leases) && change.Type != WatchEventType.Added))
        {
            return;
        }

        Remove(change.Key);
        if (change.Type == WatchEventType.Deleted)
        {
            return;
        }

        var node = change.Is(KnownResources.Pods) ? change.Json.Text("spec", "nodeName") ?? "" : "";
        string[] owners = [.. change.Json.Items("metadata", "ownerReferences").Select(owner => owner.Text("uid") ?? "").Where(uid => uid.Length > 0)];
        if (node.Length == 0 && owners.Length == 0)
        {
            return;
        }

        _known[change.Key] = (node, owners);
        if (node.Length > 0)
        {
            Add(_podsOfNode, node, change.Key);
        }

        foreach (var owner in owners)
        {
            Add(_dependents, owner, change.Key);
        }
    }

    private void Remove(ObjectKey key)
    {
        if (!_known.Remove(key, out var known))
        {
            return;
        }

        if (known.Node.Length > 0)
        {
            Remove(_podsOfNode, known.Node, key);
        }

        foreach (var owner in known.Owners)
        {
            Remove(_dependents, owner, key);
        }
    }

    private static void Add(Dictionary<string, HashSet<ObjectKey>> index, string by, ObjectKey key)
    {
        if (!index.TryGetValue(by, out var keys))
        {
            index[by] = keys = [];
        }

        keys.Add(key);
    }

    private static void Remove(Dictionary<string, HashSet<ObjectKey>> index, string by, ObjectKey key)
    {
        if (index.TryGetValue(by, out var keys) && keys.Remove(key) && keys.Count == 0)
        {
            index.Remove(by);
        }
    }
}
