using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Kinds;
using Portal.Simulator.Objects.Writing;

namespace Portal.Simulator.Scenarios;

/// <summary>
/// Puts objects into the store as they are: uid, status, deletionTimestamp, managedFields and all, past admission and validation. Controllers
/// take them as found, see <see cref="FoundObjects"/>.
/// </summary>
public sealed class ObjectImporter(SimulatedApi api, FoundObjects found)
{
    /// <summary>The clock of the cluster.</summary>
    public DateTimeOffset Now => api.Time.GetUtcNow();

    /// <summary>The resource of an object's apiVersion and kind, or null when none is served.</summary>
    public ResourceDefinition? ResourceOf(JsonObject json) => api.Resources.FindKind(json.Text("apiVersion") ?? "", json.Text("kind") ?? "");

    /// <summary>Makes sure that a namespace exists.</summary>
    /// <returns>Whether it had to be made.</returns>
    public bool ImportNamespace(string name)
    {
        if (api.Store.Find(KnownResources.Namespaces.StorageKey, "", name) is not null)
        {
            return false;
        }

        api.Create(KnownResources.Namespaces, "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } });
        return true;
    }

    /// <summary>Gives a new object what defaults and admission give it (tolerations, priority …).</summary>
    public void Admit(ResourceDefinition resource, JsonObject json)
    {
        var strategy = Strategies.For(resource);
        strategy.Default(json);
        strategy.Admit(new WriteContext(api, resource, WriteOptions.Default, Now), json, old: null);
    }

    /// <summary>Stores an object; what it lacks of uid, creationTimestamp and namespace is filled in.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="json">The object; it is changed.</param>
    /// <param name="frozen">Whether it belongs to a scenario and must stay as it is until a user acts on it.</param>
    /// <returns>False when an object of that name is there: it is left alone.</returns>
    public bool Import(ResourceDefinition resource, JsonObject json, bool frozen)
    {
        json.Remove("kind");
        json.Remove("apiVersion");
        var metadata = json.Metadata();
        if (resource.Namespaced)
        {
            metadata.SetDefault("namespace", "default");
        }
        else
        {
            metadata.Remove("namespace");
        }

        if (metadata["uid"] is null)
        {
            metadata["uid"] = Guid.NewGuid().ToString();
        }

        metadata.SetDefault("creationTimestamp", Timestamps.Format(Now));
        var strategy = Strategies.For(resource);
        if (strategy.CountsGeneration)
        {
            metadata.SetDefault("generation", 1);
        }

        // As etcd holds it: with its defaults, in the server's shape. A later write would else seem to change them.
        strategy.Default(json);
        JsonShape.Tidy(resource, json);
        if (api.Store.Find(resource.StorageKey, json.Namespace(), json.Name()) is not null)
        {
            return false;
        }

        found.Add(json.Uid(), frozen);
        if (api.Store.TryCreate(resource.StorageKey, json.Namespace(), json.Name(), revision => ObjectCodec.Encode(resource, json, revision)) is null)
        {
            found.Thaw(json.Uid());
            return false;
        }

        strategy.Stored(api, resource, json, previous: null);
        return true;
    }
}
