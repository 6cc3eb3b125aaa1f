using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Engine;

/// <summary>One write to the store, as controllers see it.</summary>
/// <param name="Type">Added, Modified or Deleted.</param>
/// <param name="Resource">Its resource.</param>
/// <param name="Object">The state after the write; for a deletion the last state.</param>
/// <param name="Previous">The state before the write; null for an addition, and when it is not known (after the history was outrun).</param>
/// <param name="IsFound">
/// Whether the object was found rather than made: it was there before the controllers started, was seeded, or belongs to a scenario. What was
/// found is taken as consistent; nobody reconciles it before it changes.
/// </param>
public sealed record ObjectChange(WatchEventType Type, ResourceDefinition Resource, StoredObject Object, StoredObject? Previous, bool IsFound)
{
    private JsonObject? _json;

    /// <summary>The object, parsed once; not to be changed.</summary>
    public JsonObject Json => _json ??= Object.ToJson();

    /// <summary>The object's namespace and name.</summary>
    public ObjectKey Key => new(Resource.StorageKey, Object.Namespace, Object.Name);

    /// <summary>Whether the change is about that resource.</summary>
    public bool Is(ResourceDefinition resource) => Resource.StorageKey == resource.StorageKey;
}
