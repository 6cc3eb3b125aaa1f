using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Jobs: selector and template labels come from the uid.</summary>
internal sealed class JobStrategy : ResourceStrategy
{
    public override void Default(JsonObject json) => Default(json.ObjectAt("spec"), isTemplate: false);

    /// <summary>Defaults of a job's spec, also inside a cron job (which leaves counts to the job it makes).</summary>
    public static void Default(JsonObject spec, bool isTemplate)
    {
        if (!isTemplate)
        {
            if (spec["completions"] is null && spec["parallelism"] is null)
            {
                spec["completions"] = 1;
            }

            spec.SetDefault("parallelism", 1);
            spec.SetDefault("backoffLimit", 6);
            spec.SetDefault("completionMode", "NonIndexed");
            spec.SetDefault("suspend", false);
            spec.SetDefault("manualSelector", false);
            spec.SetDefault("podReplacementPolicy", "TerminatingOrFailed");
        }

        PodDefaults.ApplyToTemplate(spec["template"]);
    }

    public override void PrepareForCreate(WriteContext context, JsonObject json)
    {
        var spec = json.ObjectAt("spec");
        if (spec.IsTrue("manualSelector"))
        {
            return;
        }

        var (uid, name) = (json.Uid(), json.Name());
        spec["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["batch.kubernetes.io/controller-uid"] = uid } };
        var labels = spec.ObjectAt("template").ObjectAt("metadata").ObjectAt("labels");
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)
            [("batch.kubernetes.io/controller-uid", uid), ("batch.kubernetes.io/job-name", name), ("controller-uid", uid), ("job-name", name)])
        {
            labels[key] = value;
        }
    }

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        PodRules.Validate(json.At("spec", "template", "spec"), "spec.template.spec", errors);
        if (json.Text("spec", "template", "spec", "restartPolicy") is not ("OnFailure" or "Never") and var policy)
        {
            errors.Add(new FieldError("spec.template.spec.restartPolicy", "FieldValueRequired", $"Required value: valid values: \"OnFailure\", \"Never\" (it is \"{policy}\")"));
        }
    }

    public override void ValidateUpdate(WriteContext context, JsonObject json, JsonObject old, List<FieldError> errors)
    {
        if (context.Subresource == "status")
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["selector", "completionMode", "template"])
        {
            if (!JsonNode.DeepEquals(json.At("spec", name), old.At("spec", name)) && !(name == "template" && old.IsTrue("spec", "suspend")))
            {
                errors.Add(FieldError.Invalid("spec." + name, "{…}", "field is immutable"));
            }
        }
    }
}
