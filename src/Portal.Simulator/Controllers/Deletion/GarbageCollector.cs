using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Deletion;

/// <summary>
/// The garbage collector: dependents follow their owners (background), hold them (foreground, blockOwnerDeletion) or are left behind without
/// reference (orphan). It acts when an owner goes or an object is made for an owner that is not there, never on what was only found.
/// </summary>
public sealed class GarbageCollector(ClusterAccess cluster, ClusterIndex index, WorkSchedule work) : IController
{
    private const string Foreground = "foregroundDeletion";
    private const string Orphan = "orphan";
    private static readonly TimeSpan AbsentOwnerDelay = TimeSpan.FromSeconds(2);

    // Objects that wait with a finalizer of the collector, by uid.
    private readonly Dictionary<string, ObjectKey> _waiting = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "garbage-collector";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Events))
        {
            return;
        }

        if (change.Type == WatchEventType.Deleted)
        {
            _waiting.Remove(change.Object.Uid);
            if (index.Dependents(change.Object.Uid).Count > 0)
            {
                work.Add(this, "gone " + change.Object.Uid);
            }
        }
        else if (change.Type == WatchEventType.Added && !change.IsFound && change.Json.Items("metadata", "ownerReferences").Any())
        {
            work.Add(this, Check(change.Key), AbsentOwnerDelay);
        }

        if (_waiting.Count > 0)
        {
            foreach (var owner in change.Json.Items("metadata", "ownerReferences").Select(owner => owner.Text("uid") ?? "").Where(_waiting.ContainsKey))
            {
                work.Add(this, "wait " + owner);
            }
        }

        if (change.Type == WatchEventType.Modified && change.Json.IsTerminating() && change.Json.Texts("metadata", "finalizers").Any(f => f is Foreground or Orphan))
        {
            _waiting[change.Object.Uid] = change.Key;
            work.Add(this, "wait " + change.Object.Uid);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (what, rest) = (key[..key.IndexOf(' ', StringComparison.Ordinal)], key[(key.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        switch (what)
        {
            case "gone":
                foreach (var dependent in Dependents(rest))
                {
                    CheckOwners(dependent);
                }

                break;
            case "check":
                var parts = rest.Split(' ');
                var (ns, name) = ClusterAccess.Split(parts[1]);
                CheckOwners(new ObjectKey(parts[0], ns, name));
                break;
            default:
                if (_waiting.TryGetValue(rest, out var waiting))
                {
                    Wait(waiting, rest);
                }

                break;
        }
    }

    private static string Check(ObjectKey key) => $"check {key.StorageKey} {key.Text}";

    private List<ObjectKey> Dependents(string uid)
        => [.. index.Dependents(uid).OrderBy(key => key.StorageKey, StringComparer.Ordinal).ThenBy(key => key.Text, StringComparer.Ordinal)];

    private void CheckOwners(ObjectKey key)
    {
        if (cluster.ResourceOf(key.StorageKey) is not { } resource || cluster.Get(resource, key.Namespace, key.Name) is not { } json || json.IsTerminating())
        {
            return;
        }

        var owners = json.Items("metadata", "ownerReferences").OfType<JsonObject>().ToList();
        var absent = owners.Where(owner => !Exists(owner, key.Namespace)).ToList();
        if (owners.Count == 0 || absent.Count == 0)
        {
            return;
        }

        if (absent.Count == owners.Count)
        {
            cluster.Delete(resource, key.Namespace, key.Name, new DeleteOptions { Uid = json.Uid(), Propagation = PropagationPolicy.Background });
            return;
        }

        var gone = absent.Select(owner => owner.Text("uid")).ToHashSet();
        RemoveReferences(resource, key, gone);
    }

    private bool Exists(JsonObject owner, string ns)
    {
        if (cluster.ResourceOfKind(owner.Text("apiVersion"), owner.Text("kind")) is not { } resource)
        {
            // A kind that is not served: nobody can say that the owner is gone.
            return true;
        }

        return cluster.Get(resource, resource.Namespaced ? ns : "", owner.Text("name") ?? "") is { } found && found.Uid() == owner.Text("uid");
    }

    private void Wait(ObjectKey key, string uid)
    {
        if (cluster.ResourceOf(key.StorageKey) is not { } resource || cluster.Get(resource, key.Namespace, key.Name) is not { } json || json.Uid() != uid)
        {
            _waiting.Remove(uid);
            return;
        }

        var finalizers = json.Texts("metadata", "finalizers").ToList();
        if (finalizers.Contains(Orphan))
        {
            foreach (var dependent in Dependents(uid))
            {
                if (cluster.ResourceOf(dependent.StorageKey) is { } kind)
                {
                    RemoveReferences(kind, dependent, [uid]);
                }
            }

            RemoveFinalizer(resource, key, Orphan);
        }
        else if (finalizers.Contains(Foreground) && !DeleteBlocking(uid))
        {
            RemoveFinalizer(resource, key, Foreground);
        }
    }

    // Whether a dependent still holds its owner; each is asked to go.
    private bool DeleteBlocking(string uid)
    {
        var blocks = false;
        foreach (var key in Dependents(uid))
        {
            if (cluster.ResourceOf(key.StorageKey) is not { } resource || cluster.Get(resource, key.Namespace, key.Name) is not { } json)
            {
                continue;
            }

            if (!json.Items("metadata", "ownerReferences").Any(owner => owner.Text("uid") == uid && owner.IsTrue("blockOwnerDeletion")))
            {
                continue;
            }

            blocks = true;
            if (!json.IsTerminating())
            {
                var policy = index.Dependents(json.Uid()).Count > 0 ? PropagationPolicy.Foreground : PropagationPolicy.Background;
                cluster.Delete(resource, key.Namespace, key.Name, new DeleteOptions { Uid = json.Uid(), Propagation = policy });
            }
        }

        return blocks;
    }

    private void RemoveReferences(ResourceDefinition resource, ObjectKey key, HashSet<string?> uids) => cluster.Change(resource, key.Namespace, key.Name, json =>
    {
        if (json.At("metadata", "ownerReferences") is not JsonArray owners)
        {
            return;
        }

        var left = owners.Where(owner => !uids.Contains(owner.Text("uid"))).Select(owner => owner?.DeepClone()).ToArray();
        if (left.Length == 0)
        {
            json.Metadata().Remove("ownerReferences");
        }
        else if (left.Length < owners.Count)
        {
            json.Metadata()["ownerReferences"] = new JsonArray(left);
        }
    });

    private void RemoveFinalizer(ResourceDefinition resource, ObjectKey key, string finalizer)
        => cluster.Change(resource, key.Namespace, key.Name, json => Finalizers.Remove(json, finalizer));
}
