using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>How controllers read and write: through the API, so that admission, history and finalizers work as for anybody else.</summary>
public sealed class ClusterAccess(SimulatedApi api)
{
    /// <summary>The namespace and name of a work item's key.</summary>
    public static (string Namespace, string Name) Split(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }

    /// <summary>All served resources, each storage once.</summary>
    public IEnumerable<ResourceDefinition> Resources => api.Resources.All.DistinctBy(resource => resource.StorageKey);

    /// <summary>The resource of a storage, or null when it is not served any more.</summary>
    public ResourceDefinition? ResourceOf(string storageKey) => Resources.FirstOrDefault(resource => resource.StorageKey == storageKey);

    /// <summary>The resource of a kind, or null.</summary>
    public ResourceDefinition? ResourceOfKind(string? apiVersion, string? kind) => api.Resources.FindKind(apiVersion ?? "", kind ?? "");

    /// <summary>The object (a copy of the caller's own), or null.</summary>
    public JsonObject? Get(ResourceDefinition resource, string ns, string name) => api.Store.Find(resource.StorageKey, ns, name)?.ToJson();

    /// <summary>The objects of a resource, in one namespace or in all (null).</summary>
    public IEnumerable<StoredObject> List(ResourceDefinition resource, string? ns = null)
    {
        var snapshot = api.Store.Snapshot(resource.StorageKey);
        var (offset, length) = snapshot.RangeOf(ns).GetOffsetAndLength(snapshot.Objects.Count);
        for (var i = offset; i < offset + length; i++)
        {
            yield return snapshot.Objects[i];
        }
    }

    /// <summary>Creates an object; null when the name is taken, or its namespace is gone or terminating.</summary>
    /// <exception cref="ApiException">Any other refusal.</exception>
    public JsonObject? TryCreate(ResourceDefinition resource, JsonObject made, string manager = "kube-controller-manager")
    {
        try
        {
            return api.Create(resource, made.Namespace(), made, new WriteOptions { FieldManager = manager }).ToJson();
        }
        catch (ApiException refused) when (refused.Code is 409 or 403 or 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Changes an object in place. Null when it is not there; nothing is written when <paramref name="change"/> changes nothing. It may run more
    /// than once.
    /// </summary>
    /// <exception cref="ApiException">The write was refused.</exception>
    public JsonObject? Change(
        ResourceDefinition resource, string ns, string name, Action<JsonObject> change, string subresource = "", string manager = "kube-controller-manager")
    {
        try
        {
            return api.Edit(resource, ns, name, change, new WriteOptions { FieldManager = manager, Subresource = subresource }).ToJson();
        }
        catch (ApiException refused) when (refused.Code == 404)
        {
            return null;
        }
    }

    /// <summary>Binds a pod to a node, as the scheduler does.</summary>
    /// <returns>Whether it was bound; false when it is gone or bound already.</returns>
    public bool Bind(JsonObject pod, string node)
    {
        try
        {
            api.Bind(pod.Namespace(), pod.Name(), node);
            return true;
        }
        catch (ApiException refused) when (refused.Code is 404 or 409)
        {
            return false;
        }
    }

    /// <summary>Deletes an object; nothing happens when it is gone, or is another one by now.</summary>
    public void Delete(ResourceDefinition resource, string ns, string name, DeleteOptions? options = null)
    {
        try
        {
            api.Delete(resource, ns, name, options ?? DeleteOptions.Default);
        }
        catch (ApiException refused) when (refused.Code is 404 or 409)
        {
            // What was to be deleted is gone.
        }
    }
}
