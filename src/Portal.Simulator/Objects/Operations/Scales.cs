using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Operations;

/// <summary>The scale subresource of workloads: an <c>autoscaling/v1 Scale</c> seen through the object.</summary>
internal static class Scales
{
    /// <summary>The Scale of an object, without kind and apiVersion.</summary>
    public static JsonObject Of(JsonObject target)
    {
        var metadata = new JsonObject();
        foreach (var name in (ReadOnlySpan<string>)["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
        {
            metadata.CopyFrom(target.Metadata(), name);
        }

        var scale = new JsonObject { ["metadata"] = metadata, ["spec"] = new JsonObject(), ["status"] = new JsonObject() };
        if (target.Number("spec", "replicas") is { } wanted and not 0)
        {
            scale.ObjectAt("spec")["replicas"] = wanted;
        }

        scale.ObjectAt("status")["replicas"] = target.Number("status", "replicas") ?? 0;
        var selector = LabelSelector.From(target.At("spec", "selector")).ToString();
        if (selector.Length > 0)
        {
            scale.ObjectAt("status")["selector"] = selector;
        }

        return scale;
    }

    /// <summary>Checks a Scale and takes its replicas into the object.</summary>
    public static void Apply(JsonObject target, JsonObject scale)
    {
        var replicas = scale.Number("spec", "replicas") ?? 0;
        if (replicas < 0)
        {
            throw ApiErrors.Invalid("Scale", "autoscaling", target.Name(), [FieldError.Invalid("spec.replicas", FormattableString.Invariant($"{replicas}"), "must be greater than or equal to 0")]);
        }

        if (scale.Text("metadata", "resourceVersion") is { Length: > 0 } version)
        {
            target.Metadata()["resourceVersion"] = version;
        }

        target.ObjectAt("spec")["replicas"] = replicas;
    }
}
