using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Pods.</summary>
internal sealed class PodStrategy : ResourceStrategy
{
    private const long TolerationSeconds = 300;

    public override bool ReturnsDeletedObject => true;

    public override void Default(JsonObject json)
    {
        var spec = json.ObjectAt("spec");
        PodDefaults.Apply(spec);
        spec.SetDefault("enableServiceLinks", true);
    }

    public override void Admit(WriteContext context, JsonObject json, JsonObject? old)
    {
        if (old is not null)
        {
            return;
        }

        var spec = json.ObjectAt("spec");
        Tolerate(spec, "node.kubernetes.io/not-ready");
        Tolerate(spec, "node.kubernetes.io/unreachable");
        PodPriority.Apply(context.Api, spec);
        if (spec.Text("nodeName") is { Length: > 0 } node)
        {
            TopologyLabels.Copy(context.Api, json, node);
        }
    }

    public override void PrepareForCreate(WriteContext context, JsonObject json)
    {
        var status = new JsonObject { ["phase"] = "Pending" };
        if (json.Items("spec", "schedulingGates").Any())
        {
            status["conditions"] = new JsonArray(new JsonObject
            {
                ["type"] = "PodScheduled",
                ["status"] = "False",
                ["lastProbeTime"] = null,
                ["lastTransitionTime"] = Timestamps.Format(context.Now),
                ["reason"] = "SchedulingGated",
                ["message"] = "Scheduling is blocked due to non-empty scheduling gates",
            });
        }

        status["qosClass"] = PodQuality.Of(json);
        json["status"] = status;
    }

    public override void PrepareForUpdate(WriteContext context, JsonObject json, JsonObject old)
    {
        switch (context.Subresource)
        {
            case "binding":
                break;
            case "status":
                json.CopyFrom(old, "spec");
                json.Metadata().CopyFrom(old.Metadata(), "ownerReferences");
                break;
            case "resize":
                PodResize.KeepAllButResources(json, old);
                break;
            case "ephemeralcontainers":
                var added = json.At("spec", "ephemeralContainers")?.DeepClone();
                json.CopyFrom(old, "spec");
                json.CopyFrom(old, "status");
                json.ObjectAt("spec")["ephemeralContainers"] = added;
                break;
            default:
                json.CopyFrom(old, "status");
                break;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The binding is written past the strategy: it does not count.</remarks>
    public override bool ChangesGeneration(JsonObject json, JsonObject old) =>
        !(string.IsNullOrEmpty(old.Text("spec", "nodeName")) && !string.IsNullOrEmpty(json.Text("spec", "nodeName"))) && base.ChangesGeneration(json, old);

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors) => PodRules.Validate(json.At("spec"), "spec", errors);

    public override void ValidateUpdate(WriteContext context, JsonObject json, JsonObject old, List<FieldError> errors)
    {
        if (context.Subresource is "")
        {
            PodUpdateRules.Validate(json, old, errors);
        }

        if (context.Subresource is "" or "resize")
        {
            PodRules.Validate(json.At("spec"), "spec", errors);
        }
    }

    /// <inheritdoc/>
    /// <remarks>pkg/registry/core/pod/strategy.go: no kubelet will ever confirm an unscheduled or finished pod, so it goes at once.</remarks>
    public override long? GraceOf(JsonObject json, DeleteOptions options)
    {
        if (string.IsNullOrEmpty(json.Text("spec", "nodeName")) || json.Text("status", "phase") is "Failed" or "Succeeded")
        {
            return 0;
        }

        var grace = options.GracePeriodSeconds ?? json.Number("spec", "terminationGracePeriodSeconds") ?? 30;
        return grace < 0 ? 1 : grace;
    }

    /// <summary>The admission plugin DefaultTolerationSeconds.</summary>
    private static void Tolerate(JsonObject spec, string taint)
    {
        var tolerations = spec.ArrayAt("tolerations");
        var isTolerated = tolerations.Items().Any(t =>
            (t.Text("key") == taint || string.IsNullOrEmpty(t.Text("key"))) && (t.Text("effect") is null or "" or "NoExecute"));
        if (!isTolerated)
        {
            tolerations.Add(new JsonObject { ["key"] = taint, ["operator"] = "Exists", ["effect"] = "NoExecute", ["tolerationSeconds"] = TolerationSeconds });
        }
    }
}
