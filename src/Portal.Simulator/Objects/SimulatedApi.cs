using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Operations;
using Portal.Simulator.Objects.Reading;
using Portal.Simulator.Objects.Writing;

namespace Portal.Simulator.Objects;

/// <summary>
/// The API of the simulated cluster, in process: what a request over HTTP does once it is authenticated and authorised.
/// Controllers and the HTTP layer both go through it, so there is one set of semantics. Thread-safe; nothing in it blocks.
/// Every member that refuses throws <see cref="ApiException"/> with the answer of a real API server.
/// Names of namespaces are empty for cluster-scoped resources.
/// </summary>
public sealed class SimulatedApi
{
    private readonly ObjectReader _reader;
    private readonly ObjectWatcher _watcher;
    private readonly ObjectCreator _creator;
    private readonly ObjectUpdater _updater;
    private readonly ObjectRemover _remover;
    private readonly ObjectPatcher _patcher;
    private readonly PodEviction _eviction;
    private readonly PodBinding _binding;

    /// <summary>Makes an API over a store.</summary>
    /// <param name="store">Storage.</param>
    /// <param name="resources">Served resources.</param>
    /// <param name="time">Clock of all timestamps; a test's fake one makes them predictable.</param>
    public SimulatedApi(ObjectStore store, ResourceRegistry resources, TimeProvider time)
    {
        Store = store;
        Resources = resources;
        Time = time;
        _reader = new(store);
        _watcher = new(store, time);
        _creator = new(this);
        _updater = new(this);
        _remover = new(this);
        _patcher = new(this, _creator, _updater);
        _eviction = new(this);
        _binding = new(this);
    }

    /// <summary>Storage.</summary>
    public ObjectStore Store { get; }

    /// <summary>Served resources.</summary>
    public ResourceRegistry Resources { get; }

    /// <summary>Clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The object, or null.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    public StoredObject? Find(ResourceDefinition resource, string ns, string name) => _reader.Find(resource, ns, name);

    /// <summary>The object; 404 when there is none.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    public StoredObject Get(ResourceDefinition resource, string ns, string name) => Find(resource, ns, name) ?? throw ApiErrors.NotFound(resource, name);

    /// <summary>Objects of one namespace, or of all when it is null; a page of them when a limit is set.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace or null.</param>
    /// <param name="options">Selectors and paging.</param>
    public ObjectList List(ResourceDefinition resource, string? ns = null, ListOptions? options = null) =>
        _reader.List(resource, ns, options ?? ListOptions.Default);

    /// <summary>Events of one namespace, or of all when it is null, until cancelled; 410 when the history no longer reaches back.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace or null.</param>
    /// <param name="options">Where to start and what to select.</param>
    /// <param name="cancellation">Ends the watch with <see cref="OperationCanceledException"/>.</param>
    public IAsyncEnumerable<WatchEvent> Watch(ResourceDefinition resource, string? ns, WatchOptions options, CancellationToken cancellation) =>
        _watcher.Watch(resource, ns, options, cancellation);

    /// <summary>Creates an object; the body is not changed.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="body">The object; kind and apiVersion may be left out.</param>
    /// <param name="options">Options.</param>
    public StoredObject Create(ResourceDefinition resource, string ns, JsonObject body, WriteOptions? options = null) =>
        _creator.Create(resource, ns, body, options ?? WriteOptions.Default);

    /// <summary>Replaces an object (or its subresource, see <see cref="WriteOptions.Subresource"/>); 409 when the body's resourceVersion is stale.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <param name="body">The whole object.</param>
    /// <param name="options">Options.</param>
    public StoredObject Update(ResourceDefinition resource, string ns, string name, JsonObject body, WriteOptions? options = null) =>
        _updater.Update(resource, ns, name, options ?? WriteOptions.Default, isPatch: false, _ => body);

    /// <summary>Replaces an object's status; nothing else of the body counts.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <param name="body">The whole object.</param>
    /// <param name="options">Options.</param>
    public StoredObject UpdateStatus(ResourceDefinition resource, string ns, string name, JsonObject body, WriteOptions? options = null) =>
        Update(resource, ns, name, body, (options ?? WriteOptions.Default) with { Subresource = "status" });

    /// <summary>Changes the current object in place, however often it takes when others write at the same time.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <param name="change">Changes the object it is given; may run more than once.</param>
    /// <param name="options">Options; set the subresource to <c>status</c> to change the status.</param>
    public StoredObject Edit(ResourceDefinition resource, string ns, string name, Action<JsonObject> change, WriteOptions? options = null) =>
        _updater.Update(resource, ns, name, options ?? WriteOptions.Default, isPatch: true, json =>
        {
            change(json);
            return json;
        });

    /// <summary>Deletes an object: it goes at once, or stays with a deletionTimestamp while grace or finalizers hold it.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <param name="options">Options.</param>
    public DeleteResult Delete(ResourceDefinition resource, string ns, string name, DeleteOptions? options = null) =>
        _remover.Delete(resource, ns, name, options ?? DeleteOptions.Default);

    /// <summary>Patches an object or its subresource; a server-side apply creates it when it is absent.</summary>
    /// <param name="resource">Resource.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <param name="type">Format of the patch.</param>
    /// <param name="patch">A list of operations for a JSON patch, an object for the others.</param>
    /// <param name="options">Options.</param>
    public StoredObject Patch(ResourceDefinition resource, string ns, string name, PatchType type, JsonNode patch, WriteOptions? options = null) =>
        _patcher.Patch(resource, ns, name, type, patch, options ?? WriteOptions.Default);

    /// <summary>Evicts a pod: 429 when a disruption budget forbids it now.</summary>
    /// <param name="ns">Namespace.</param>
    /// <param name="pod">Name of the pod.</param>
    /// <param name="options">Options of the deletion.</param>
    public void Evict(string ns, string pod, DeleteOptions? options = null) => _eviction.Evict(ns, pod, options ?? DeleteOptions.Default);

    /// <summary>Gives a pod its node; 409 when it has one.</summary>
    /// <param name="ns">Namespace.</param>
    /// <param name="pod">Name of the pod.</param>
    /// <param name="node">Name of the node.</param>
    /// <param name="options">Options.</param>
    public void Bind(string ns, string pod, string node, WriteOptions? options = null) =>
        _binding.Bind(ns, pod, node, options ?? new WriteOptions { FieldManager = "kube-scheduler" });
}
