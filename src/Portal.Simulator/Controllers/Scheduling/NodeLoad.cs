using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Scheduling;

/// <summary>What the pods of each node have asked for; kept up to date from the changes.</summary>
public sealed class NodeLoad
{
    private readonly Dictionary<string, PodRequest> _byNode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Node, PodRequest Request)> _byPod = new(StringComparer.Ordinal);

    /// <summary>The sum for a node.</summary>
    public PodRequest Of(string node) => _byNode.GetValueOrDefault(node);

    /// <summary>Takes a change of a pod. Ended pods hold nothing.</summary>
    /// <returns>Whether room became free.</returns>
    public bool Apply(ObjectChange change)
    {
        var freed = false;
        var uid = change.Object.Uid;
        var node = change.Json.Text("spec", "nodeName") ?? "";
        var holds = change.Type != WatchEventType.Deleted && node.Length > 0 && change.Json.Text("status", "phase") is not ("Succeeded" or "Failed");
        if (_byPod.TryGetValue(uid, out var known))
        {
            if (holds)
            {
                return false;
            }

            _byPod.Remove(uid);
            _byNode[known.Node] = Of(known.Node) - known.Request;
            freed = true;
        }
        else if (holds)
        {
            var request = PodRequest.Of(change.Json);
            _byPod[uid] = (node, request);
            _byNode[node] = Of(node) + request;
        }

        return freed;
    }
}
