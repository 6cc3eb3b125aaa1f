using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;
using Portal.Simulator.Objects.Writing.Ownership;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Creates objects: names them, defaults, admits, validates, stores.</summary>
internal sealed class ObjectCreator(SimulatedApi api)
{
    /// <summary>Letters that generated names use: no vowels, so that no words arise.</summary>
    private const string NameLetters = "bcdfghjklmnpqrstvwxz2456789";

    public StoredObject Create(ResourceDefinition resource, string ns, JsonObject body, WriteOptions options)
    {
        var context = new WriteContext(api, resource, options, api.Time.GetUtcNow());
        var json = RequestBody.Accept(resource, body, options);
        return Create(ns, context, json, entries: null);
    }

    /// <summary>Creates an object by server-side apply.</summary>
    public StoredObject Apply(ResourceDefinition resource, string ns, string name, WriteContext context, JsonObject applied)
    {
        var (merged, entries) = ServerSideApply.Apply(context, live: null, applied);
        merged.Metadata()["name"] = name;
        return Create(ns, context, merged, entries);
    }

    private StoredObject Create(string ns, WriteContext context, JsonObject json, List<ManagerEntry>? entries)
    {
        var (resource, options) = (context.Resource, context.Options);
        var strategy = Strategies.For(resource);
        Identify(resource, ns, json);
        json.Metadata()["creationTimestamp"] = Timestamps.Format(context.Now);
        json.Metadata()["uid"] = Guid.NewGuid().ToString();

        NamespaceLifecycle.CheckCreate(api, resource, ns, json.Name());
        strategy.Default(json);
        if (resource.HasSubresource("status") && !strategy.KeepsStatusOnCreate)
        {
            json.Remove("status");
        }

        JsonShape.Tidy(resource, json);
        if (entries is null)
        {
            ManagedFields.TrackUpdate(context, json, old: null);
        }
        else
        {
            ManagerEntry.WriteAll(json, entries);
        }

        strategy.Admit(context, json, old: null);
        strategy.PrepareForCreate(context, json);
        if (strategy.CountsGeneration)
        {
            json.Metadata()["generation"] = 1;
        }

        JsonShape.Tidy(resource, json);
        Validate(resource, strategy, context, json);
        return Store(resource, strategy, ns, json, options);
    }

    private StoredObject Store(ResourceDefinition resource, ResourceStrategy strategy, string ns, JsonObject json, WriteOptions options)
    {
        if (options.DryRun)
        {
            return api.Find(resource, ns, json.Name()) is null
                ? ObjectCodec.Encode(resource, json, revision: 0, isDryRun: true)
                : throw ApiErrors.AlreadyExists(resource, json.Name());
        }

        var stored = api.Store.TryCreate(resource.StorageKey, ns, json.Name(), revision => ObjectCodec.Encode(resource, json, revision))
            ?? throw ApiErrors.AlreadyExists(resource, json.Name());
        strategy.Stored(api, resource, json, previous: null);
        return stored;
    }

    private static void Validate(ResourceDefinition resource, ResourceStrategy strategy, WriteContext context, JsonObject json)
    {
        var errors = new List<FieldError>();
        MetadataRules.Validate(resource, strategy, json, errors);
        strategy.Validate(context, json, errors);
        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(resource, json.Name(), errors);
        }
    }

    private static void Identify(ResourceDefinition resource, string ns, JsonObject json)
    {
        var metadata = json.Metadata();
        if (resource.Namespaced)
        {
            if (json.Namespace() is { Length: > 0 } given && given != ns)
            {
                throw ApiErrors.BadRequest($"the namespace of the provided object does not match the namespace sent on the request ({given} != {ns})");
            }

            metadata["namespace"] = ns;
        }
        else
        {
            metadata.Remove("namespace");
        }

        if (metadata.Text("resourceVersion") is { Length: > 0 })
        {
            throw ApiErrors.BadRequest("resourceVersion should not be set on objects to be created");
        }

        foreach (var owned in (ReadOnlySpan<string>)["deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation", "resourceVersion"])
        {
            metadata.Remove(owned);
        }

        if (json.Name().Length == 0 && metadata.Text("generateName") is { Length: > 0 } prefix)
        {
            metadata["name"] = prefix[..Math.Min(prefix.Length, 58)] + RandomNumberGenerator.GetString(NameLetters, 5);
        }
    }

}
