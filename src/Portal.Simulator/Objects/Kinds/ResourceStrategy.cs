using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>
/// What is particular to a kind, as a registry strategy and the admission plugins of an API server have it. This base is the behaviour
/// of kinds that have nothing particular.
/// </summary>
internal class ResourceStrategy
{
    /// <summary>Whether metadata.generation counts changes of everything but metadata and status.</summary>
    public virtual bool CountsGeneration => true;

    /// <summary>Whether a DELETE that removes the object answers with the object, not with a Status.</summary>
    public virtual bool ReturnsDeletedObject => false;

    /// <summary>What a deletion does with dependents when the caller does not say.</summary>
    public virtual PropagationPolicy DefaultPropagation => PropagationPolicy.Background;

    /// <summary>Whether a status that is sent at creation counts.</summary>
    public virtual bool KeepsStatusOnCreate => false;

    /// <summary>Which names are allowed.</summary>
    public virtual NameRule NameRule => NameRule.Subdomain;

    /// <summary>Fills in defaults that the server's decoder fills in: they count as set by the writer.</summary>
    public virtual void Default(JsonObject json)
    {
    }

    /// <summary>Mutating admission: what is changed here is not owned by the writer.</summary>
    public virtual void Admit(WriteContext context, JsonObject json, JsonObject? old)
    {
    }

    /// <summary>Sets what the server sets at creation. What a client said of the status is gone by then.</summary>
    public virtual void PrepareForCreate(WriteContext context, JsonObject json)
    {
    }

    /// <summary>Undoes changes that the written endpoint may not make: status through the object, spec through status.</summary>
    public virtual void PrepareForUpdate(WriteContext context, JsonObject json, JsonObject old)
    {
        if (context.Subresource == "status")
        {
            KeepAllBut(json, old, "status", "metadata");
        }
        else if (context.Resource.HasSubresource("status"))
        {
            json.CopyFrom(old, "status");
        }
    }

    /// <summary>Adds the rules that a new object breaks.</summary>
    public virtual void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
    }

    /// <summary>Adds the rules that a change breaks.</summary>
    public virtual void ValidateUpdate(WriteContext context, JsonObject json, JsonObject old, List<FieldError> errors) => Validate(context, json, errors);

    /// <summary>Whether a change counts for generation: any change outside metadata and status.</summary>
    public virtual bool ChangesGeneration(JsonObject json, JsonObject old)
    {
        foreach (var name in json.Select(p => p.Key).Union(old.Select(p => p.Key), StringComparer.Ordinal))
        {
            if (name is not ("metadata" or "status" or "kind" or "apiVersion") && !JsonNode.DeepEquals(json[name], old[name]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an object that only finalizers hold shows deletionGracePeriodSeconds 0; namespaces do not.</summary>
    public virtual bool MarksZeroGrace => true;

    /// <summary>Changes an object whose deletion has been asked for.</summary>
    public virtual void Deleting(JsonObject json)
    {
    }

    /// <summary>Seconds of grace that a deletion gives; null when the kind has no graceful deletion.</summary>
    public virtual long? GraceOf(JsonObject json, DeleteOptions options) => null;

    /// <summary>Whether the object's own lists of finalizers hold it, beside metadata.finalizers.</summary>
    public virtual bool IsHeld(JsonObject json) => false;

    /// <summary>Runs after a change has been stored; current is null after a removal.</summary>
    public virtual void Stored(SimulatedApi api, ResourceDefinition resource, JsonObject? current, JsonObject? previous)
    {
    }

    /// <summary>Restores every top-level field but the named ones from the old object.</summary>
    protected static void KeepAllBut(JsonObject json, JsonObject old, params ReadOnlySpan<string> changeable)
    {
        foreach (var name in json.Select(p => p.Key).Concat(old.Select(p => p.Key)).Distinct(StringComparer.Ordinal).ToList())
        {
            if (!changeable.Contains(name))
            {
                json.CopyFrom(old, name);
            }
        }
    }
}
