using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Deployments, replica sets, stateful sets, daemon sets: a selector, a template, defaults of their own.</summary>
/// <param name="setDefaults">Sets the defaults of the kind's spec.</param>
internal sealed class WorkloadStrategy(Action<JsonObject> setDefaults) : ResourceStrategy
{
    public override void Default(JsonObject json)
    {
        var spec = json.ObjectAt("spec");
        setDefaults(spec);
        PodDefaults.ApplyToTemplate(spec["template"]);
    }

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        var spec = json.At("spec");
        var selector = spec.At("selector");
        if (selector is not JsonObject { Count: > 0 })
        {
            errors.Add(FieldError.Required("spec.selector"));
        }
        else if (!LabelSelector.From(selector).Matches(LabelSet.From(spec.At("template", "metadata", "labels"))))
        {
            errors.Add(FieldError.Invalid(
                "spec.template.metadata.labels",
                spec.At("template", "metadata", "labels")?.ToJsonString(ObjectCodec.SerializerOptions) ?? "null",
                "`selector` does not match template `labels`"));
        }

        if (spec.Number("replicas") is < 0 and var replicas)
        {
            errors.Add(FieldError.Invalid("spec.replicas", FormattableString.Invariant($"{replicas}"), "must be greater than or equal to 0"));
        }

        PodRules.Validate(spec.At("template", "spec"), "spec.template.spec", errors);
        if (spec.Text("template", "spec", "restartPolicy") is { } policy and not "Always")
        {
            errors.Add(FieldError.NotSupported("spec.template.spec.restartPolicy", $"\"{policy}\"", "Always"));
        }
    }

    public override void ValidateUpdate(WriteContext context, JsonObject json, JsonObject old, List<FieldError> errors)
    {
        if (context.Subresource == "status")
        {
            return;
        }

        Validate(context, json, errors);
        if (!JsonNode.DeepEquals(json.At("spec", "selector"), old.At("spec", "selector")))
        {
            errors.Add(FieldError.Invalid("spec.selector", json.At("spec", "selector")?.ToJsonString(ObjectCodec.SerializerOptions) ?? "null", "field is immutable"));
        }
    }
}
