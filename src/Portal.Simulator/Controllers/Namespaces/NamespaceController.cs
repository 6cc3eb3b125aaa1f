using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Namespaces;

/// <summary>
/// Empties a namespace that is being deleted and takes its finalizer, or says in its conditions why it cannot
/// (recorded in kubernetes-api/08-namespace-deletion.json).
/// </summary>
public sealed class NamespaceController(ClusterAccess cluster, WorkSchedule work, ControllerOptions options) : IController
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<string> _terminating = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "namespace-controller";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Namespaces))
        {
            if (change.Type == WatchEventType.Deleted || !change.Json.IsTerminating())
            {
                _terminating.Remove(change.Object.Name);
            }
            else if (_terminating.Add(change.Object.Name) && !change.IsFound)
            {
                work.Add(this, change.Object.Name, options.NamespaceDeletionDelay);
            }
        }
        else if (change.Is(KnownResources.ApiServices))
        {
            foreach (var ns in change.IsFound ? [] : _terminating)
            {
                work.Add(this, ns, Batch);
            }
        }
        else if (change.Type == WatchEventType.Deleted && _terminating.Contains(change.Object.Namespace))
        {
            work.Add(this, change.Object.Namespace, Batch);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        if (cluster.Get(KnownResources.Namespaces, "", key) is not { } ns || !ns.IsTerminating())
        {
            return;
        }

        var broken = BrokenApis();
        DeleteContent(key);
        var content = NamespaceContent.Read(cluster, key);
        cluster.Change(KnownResources.Namespaces, "", key, json =>
            json.ObjectAt("status")["conditions"] = NamespaceConditions.Build(json, broken, content, work.Now), "status");
        if (broken.Count == 0 && content.IsEmpty)
        {
            cluster.Change(KnownResources.Namespaces, "", key, json =>
            {
                if (json.At("spec", "finalizers") is JsonArray finalizers && finalizers.FirstOrDefault(f => f.Text() == "kubernetes") is { } own)
                {
                    finalizers.Remove(own);
                }
            }, "finalize");
        }
    }

    private List<string> BrokenApis() =>
    [
        .. cluster.List(KnownResources.ApiServices).Select(stored => stored.ToJson())
            .Where(service => service.ConditionStatus("Available") == "False")
            .Select(service => $"{service.Text("spec", "group")}/{service.Text("spec", "version")}"),
    ];

    private void DeleteContent(string ns)
    {
        foreach (var resource in cluster.Resources.Where(resource => resource.Namespaced && resource.Verbs.Contains("delete")).ToList())
        {
            foreach (var stored in cluster.List(resource, ns).ToList())
            {
                if (!stored.ToJson().IsTerminating())
                {
                    cluster.Delete(resource, ns, stored.Name, new DeleteOptions { Uid = stored.Uid, Propagation = PropagationPolicy.Background });
                }
            }
        }
    }
}
