namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>Which nodes have a living kubelet. A node without an entry has none (a Node object that a user made is only an object).</summary>
public sealed class NodeLiveness
{
    private readonly Dictionary<string, bool> _alive = new(StringComparer.Ordinal);

    /// <summary>Whether the node's kubelet runs.</summary>
    public bool IsAlive(string node) => _alive.GetValueOrDefault(node);

    /// <summary>Whether the node has a kubelet at all, running or halted.</summary>
    public bool IsKnown(string node) => _alive.ContainsKey(node);

    internal void Set(string node, bool alive) => _alive[node] = alive;

    internal void Forget(string node) => _alive.Remove(node);
}
